-- Second wall between sites. planner_app owns nothing and has no BYPASSRLS; without a scope it sees no row.
do $$
declare t text;
begin
  foreach t in array array['sites','site_hosts','connections','locations','floors','rooms','people','person_words','rights','sessions','series','meetings',
    'bookings','holds','occupancy','idempotency_keys','audit_events','mailboxes','links','organizer_events','outbox','findings'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I using (site_id = current_site()) with check (site_id = current_site())', t || '_of_site', t);
    execute format('grant select, insert, update, delete on %I to planner_app', t);
  end loop;
end $$;
revoke update, delete on audit_events from planner_app; -- append-only
grant usage on schema public to planner_app;
revoke execute on function site_of_host(text), all_sites(), rooms_sharing(uuid[]), meetings_inviting(text, timestamptz),
  claims_within(uuid[], timestamptz[], timestamptz[]), mailbox_of_subscription(text),
  claim_mailboxes(text, timestamptz, integer, integer), claim_outbox(text, timestamptz, integer, integer) from public;
grant execute on function current_site(), site_of_host(text), all_sites(), rooms_sharing(uuid[]), meetings_inviting(text, timestamptz),
  claims_within(uuid[], timestamptz[], timestamptz[]), mailbox_of_subscription(text),
  claim_mailboxes(text, timestamptz, integer, integer), claim_outbox(text, timestamptz, integer, integer) to planner_app;
