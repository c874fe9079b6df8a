-- A worker that lives says so every few seconds; one that was killed is succeeded after half a minute instead of two.
create function renew_leases(worker text, at timestamptz, lease_seconds integer) returns void
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  update mailboxes set lease_until = at + make_interval(secs => lease_seconds) where lease_owner = worker and lease_until is not null;
  update outbox set lease_until = at + make_interval(secs => lease_seconds) where lease_owner = worker and lease_until is not null;
$$;
create index mailboxes_leased on mailboxes (lease_owner) where lease_owner is not null;
create index outbox_leased on outbox (lease_owner) where lease_owner is not null;
revoke execute on function renew_leases(text, timestamptz, integer) from public;
grant execute on function renew_leases(text, timestamptz, integer) to planner_app;
