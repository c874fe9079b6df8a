-- Where Graph tells a subscription's news: one that tells an address that Planner has left is replaced.
alter table mailboxes add column subscription_url text;
