-- What hasn't reached Exchange yet: pages ask for it at every look, and the outbox remembers every meeting there was.
create index outbox_unsent on outbox (site_id, target, target_id) where done_version < version;

-- How many rows to expect: the default of 1000 makes a join read whole tables.
alter function meetings_inviting(text, timestamptz) rows 50;
alter function rooms_sharing(uuid[]) rows 3;
