-- How a site synchronizes, whether it may, what was compared, and round trips that somebody asked for.

create table sync_settings (
  site_id uuid primary key references sites,
  polling boolean not null default false,       -- rooms are asked for news; nothing is subscribed to
  poll_seconds integer not null default 30 check (poll_seconds between 10 and 900),
  identity text,                                -- of the database that was synchronized last: another one is a restored copy
  held_at timestamptz,                          -- set: nothing is written and nothing is applied until it's released
  held_because text,
  compared_on date                              -- last night that was compared, in the site's zone
);
create table drift_reports (
  site_id uuid not null references sites,
  report_id uuid not null,
  at timestamptz not null,
  reason text not null check (reason in ('asked', 'nightly', 'restored')),
  rooms integer not null,
  compared integer not null,
  unread jsonb not null,
  differences jsonb not null,
  primary key (site_id, report_id)
);
create index drift_reports_by_time on drift_reports (site_id, at desc);

-- A round trip through a room's mailbox; whoever works takes the next step of one that is due.
create table round_trips (
  site_id uuid not null references sites,
  trip_id uuid not null,
  room_id uuid not null,
  mailbox text not null,                        -- where the item is written: the room's own, or an organizer's
  invitation boolean not null,
  transaction_id text not null,
  event_id text,
  ical_uid text,
  started_at timestamptz not null,
  written_at timestamptz,
  seen_at timestamptz,                          -- in the room's delta
  answered_at timestamptz,                      -- an invitation: the answer stands in the organizer's copy
  answer text,
  answered_by text check (answered_by in ('planner', 'somebody else')),
  removed_at timestamptz,
  failure text,
  run_at timestamptz not null,
  ended_at timestamptz,
  primary key (site_id, trip_id)
);
create index round_trips_open on round_trips (site_id, run_at) where ended_at is null;
create index round_trips_by_transaction on round_trips (site_id, transaction_id);

do $$
declare t text;
begin
  foreach t in array array['sync_settings', 'drift_reports', 'round_trips'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I using (site_id = current_site()) with check (site_id = current_site())', t || '_of_site', t);
    execute format('grant select, insert, update, delete on %I to planner_app', t);
  end loop;
end $$;

-- A copy that was restored has another identity: another cluster, another database in it, or another history of it.
create function database_identity() returns text
  language sql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  select (select system_identifier from pg_control_system()) || '/' || (select timeline_id from pg_control_checkpoint()) || '/' ||
    (select oid from pg_database where datname = current_database())
$$;
revoke execute on function database_identity() from public;
grant execute on function database_identity() to planner_app;

-- As before, but never of a site that is held.
create or replace function claim_mailboxes(worker text, at timestamptz, lease_seconds integer, how_many integer)
  returns table (site_id uuid, room_id uuid, fence bigint, dirty_seq bigint)
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with due as (
    select m.site_id, m.room_id from mailboxes m
    where m.dirty_seq > m.done_seq and m.run_at <= at and m.state <> 'stopped' and (m.lease_until is null or m.lease_until <= at)
      and not exists (select 1 from sync_settings s where s.site_id = m.site_id and s.held_at is not null)
    order by m.run_at limit how_many for update of m skip locked
  )
  update mailboxes m set lease_owner = worker, lease_until = at + make_interval(secs => lease_seconds), fence = m.fence + 1
  from due where m.site_id = due.site_id and m.room_id = due.room_id
  returning m.site_id, m.room_id, m.fence, m.dirty_seq
$$;
create or replace function claim_outbox(worker text, at timestamptz, lease_seconds integer, how_many integer)
  returns table (site_id uuid, target text, target_id uuid, fence bigint, version bigint)
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with due as (
    select o.site_id, o.target, o.target_id from outbox o
    where o.done_version < o.version and o.run_at <= at and (o.lease_until is null or o.lease_until <= at)
      and not exists (select 1 from sync_settings s where s.site_id = o.site_id and s.held_at is not null)
    order by o.run_at limit how_many for update of o skip locked
  )
  update outbox o set lease_owner = worker, lease_until = at + make_interval(secs => lease_seconds), fence = o.fence + 1
  from due where o.site_id = due.site_id and o.target = due.target and o.target_id = due.target_id
  returning o.site_id, o.target, o.target_id, o.fence, o.version
$$;
