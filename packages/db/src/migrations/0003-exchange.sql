-- The Exchange side: one row a room mailbox, links, the outbox, findings.

create table mailboxes (
  site_id uuid not null,
  room_id uuid not null,
  address text not null,
  object_id text,                          -- known after the first answer; requests use it from then on
  state text not null default 'linking' check (state in ('linking', 'live', 'behind', 'stopped')),
  delta_link text,
  window_start timestamptz,
  window_end timestamptz,
  dirty_seq bigint not null default 1,     -- a wake-up adds one; equal numbers mean nothing to do (never a timestamp: microseconds are cut)
  done_seq bigint not null default 0,
  run_at timestamptz not null default 'epoch',
  attempt integer not null default 0,
  lease_owner text,
  lease_until timestamptz,
  fence bigint not null default 0,         -- grows with every lease; a stale worker's write is refused by it
  next_poll_at timestamptz not null default 'epoch',
  last_pulled_at timestamptz,
  last_change_at timestamptz,
  last_write_at timestamptz,
  last_error jsonb,
  subscription_id text,
  subscription_expires_at timestamptz,
  client_state_hash bytea,
  primary key (site_id, room_id),
  foreign key (site_id, room_id) references rooms
);
create index mailboxes_due on mailboxes (run_at) where dirty_seq > done_seq;
create unique index mailboxes_by_subscription on mailboxes (site_id, subscription_id) where subscription_id is not null;

-- Webhooks come without a scope: the subscription id alone leads to site and room.
create function mailbox_of_subscription(wanted text) returns table (site_id uuid, room_id uuid, client_state_hash bytea)
  language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select m.site_id, m.room_id, m.client_state_hash from mailboxes m where m.subscription_id = wanted $$;

-- The pairing of a meeting (or series) with its copy in one room's calendar. Event ids are a cache, not identity.
create table links (
  site_id uuid not null,
  link_id uuid not null,
  room_id uuid not null,
  ical_uid text not null,
  original_start timestamptz,              -- set for an orphan instance or a date linked on its own
  meeting_id uuid,                         -- null while a request is judged and refused
  series_id uuid,
  event_id text,
  etag text,
  organizer_address text,
  base jsonb,                              -- last agreed projection
  judged_version text,
  answered_version text,
  answer text check (answer in ('accepted', 'declined', 'tentativelyAccepted')),
  answered_at timestamptz,
  state text not null check (state in ('new', 'linked', 'failing', 'broken', 'detached', 'ended')),
  version bigint not null default 1,
  updated_at timestamptz not null,
  primary key (site_id, link_id)
);
create unique index links_by_uid on links (site_id, room_id, ical_uid, coalesce(original_start, '-infinity'));
create index links_by_event on links (site_id, room_id, event_id);
create index links_by_meeting on links (site_id, meeting_id);

-- Planner-made meetings: where the organizer's own event lives.
create table organizer_events (
  site_id uuid not null,
  meeting_id uuid not null,                -- the master meeting for a series
  mailbox text not null,                   -- object id or address used in paths
  generation integer not null default 1,   -- part of the transactionId
  event_id text,
  ical_uid text,
  etag text,
  base jsonb,
  reached_version bigint not null default 0,
  state text not null check (state in ('wanted', 'live', 'ended', 'failing')),
  updated_at timestamptz not null,
  primary key (site_id, meeting_id)
);
create index organizer_events_by_uid on organizer_events (site_id, ical_uid);

-- States to reach, not steps: "the event of meeting M, version 7", "the answer to link L, version x".
-- A newer version replaces an unsent older one (same key).
create table outbox (
  site_id uuid not null references sites,
  target text not null check (target in ('meeting', 'answer')),
  target_id uuid not null,                 -- meeting_id (the master's for a series) or link_id
  mailbox_key text not null,               -- lower-case mailbox the write goes to: one writer at a time
  version bigint not null,
  done_version bigint not null default 0,
  payload jsonb not null default '{}',     -- answers: {"answer","comment","judgedVersion"}; meetings: {}
  run_at timestamptz not null,
  attempt integer not null default 0,
  lease_owner text,
  lease_until timestamptz,
  fence bigint not null default 0,
  last_error jsonb,
  created_at timestamptz not null,
  primary key (site_id, target, target_id)
);
create index outbox_due on outbox (run_at) where done_version < version;

-- Claims for workers, across all sites, under their own right: they return keys alone, never content.
create function claim_mailboxes(worker text, at timestamptz, lease_seconds integer, how_many integer)
  returns table (site_id uuid, room_id uuid, fence bigint, dirty_seq bigint)
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with due as (
    select m.site_id, m.room_id from mailboxes m
    where m.dirty_seq > m.done_seq and m.run_at <= at and m.state <> 'stopped' and (m.lease_until is null or m.lease_until <= at)
    order by m.run_at limit how_many for update skip locked
  )
  update mailboxes m set lease_owner = worker, lease_until = at + make_interval(secs => lease_seconds), fence = m.fence + 1
  from due where m.site_id = due.site_id and m.room_id = due.room_id
  returning m.site_id, m.room_id, m.fence, m.dirty_seq
$$;
create function claim_outbox(worker text, at timestamptz, lease_seconds integer, how_many integer)
  returns table (site_id uuid, target text, target_id uuid, fence bigint, version bigint)
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with due as (
    select o.site_id, o.target, o.target_id from outbox o
    where o.done_version < o.version and o.run_at <= at and (o.lease_until is null or o.lease_until <= at)
    order by o.run_at limit how_many for update skip locked
  )
  update outbox o set lease_owner = worker, lease_until = at + make_interval(secs => lease_seconds), fence = o.fence + 1
  from due where o.site_id = due.site_id and o.target = due.target and o.target_id = due.target_id
  returning o.site_id, o.target, o.target_id, o.fence, o.version
$$;

create table findings (
  site_id uuid not null references sites,
  finding_id uuid not null,
  room_id uuid,
  kind text not null,                      -- quarantined, shadow, editedByHand, answeredByOther, unreachable, …
  subject_key text not null,               -- what it is about; one open finding a (kind, room, key)
  params jsonb not null,
  raw jsonb,                               -- privacy-filtered
  attempts integer not null default 1,
  found_at timestamptz not null,
  resolved_at timestamptz,
  primary key (site_id, finding_id)
);
create unique index findings_open on findings (site_id, kind, subject_key) where resolved_at is null;
