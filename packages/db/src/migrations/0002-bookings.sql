-- Meetings, series, bookings, occupancy, holds; idempotency and audit.

create table series (
  site_id uuid not null,
  series_id uuid not null,
  master_id uuid not null,                     -- the meeting for all dates
  rule jsonb not null,                         -- core SeriesRule
  cancelled_keys date[] not null default '{}', -- dates removed from the whole series
  explicit_dates jsonb,                        -- [{"key","start","end"}], set where Exchange's own dates win over our expansion
  split_from uuid,
  state text not null check (state in ('active', 'ended', 'cancelled')),
  version bigint not null default 1,           -- of the whole series, equal to its master's
  primary key (site_id, series_id)
);

-- A series has one meeting for all dates (occurrence_key null) and one for each exception.
create table meetings (
  site_id uuid not null references sites,
  meeting_id uuid not null,
  series_id uuid,
  occurrence_key date,
  subject text not null,
  body text,
  organizer_id uuid,
  organizer_name text not null,
  organizer_address text,
  creator_id uuid,
  start_at timestamptz not null,
  end_at timestamptz not null check (end_at > start_at),
  zone text not null,
  last_end_at timestamptz not null,            -- end of the last date; of a single meeting its own end
  all_day boolean not null default false,
  privacy text not null default 'normal' check (privacy in ('normal', 'private', 'confidential')),
  attendees jsonb not null default '[]',
  attendee_keys text[] not null default '{}',  -- their addresses in small letters, to be found by
  headcount integer,
  layout text,
  source text not null,
  state text not null check (state in ('active', 'cancelled')),
  version bigint not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (site_id, meeting_id),
  foreign key (site_id, series_id) references series
);
create unique index meetings_by_occurrence on meetings (site_id, series_id, occurrence_key) where occurrence_key is not null;
create index meetings_by_series on meetings (site_id, series_id) where series_id is not null;
create index meetings_by_organizer on meetings (site_id, organizer_id, last_end_at);
create index meetings_by_creator on meetings (site_id, creator_id, last_end_at) where creator_id is not null;
create index meetings_by_attendee on meetings using gin (attendee_keys);

-- Meetings to which an address is invited and that aren't over by a time.
create function meetings_inviting(address text, since timestamptz) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  declare here uuid := current_site();
  begin
    return query select m.meeting_id from meetings m
      where m.site_id = here and m.attendee_keys @> array[address] and m.last_end_at > since;
  end $$;

create table bookings (
  site_id uuid not null,
  booking_id uuid not null,
  meeting_id uuid not null,
  room_id uuid not null,
  series_id uuid,
  occurrence_key date,
  start_at timestamptz not null,
  end_at timestamptz not null check (end_at > start_at),
  setup_minutes integer not null default 0,
  teardown_minutes integer not null default 0,
  layout text,
  state text not null check (state in ('tentative', 'confirmed', 'checkedIn', 'declined', 'cancelled', 'released', 'completed')),
  reason jsonb,                                -- core Refusal
  ended_at timestamptz,                        -- when it was cancelled, declined or released
  grandfathered boolean not null default false, -- honoured though it breaks a rule made later
  version bigint not null default 1,
  primary key (site_id, booking_id),
  foreign key (site_id, meeting_id) references meetings,
  foreign key (site_id, room_id) references rooms
);
create index bookings_by_meeting on bookings (site_id, meeting_id);
create index bookings_by_series on bookings (site_id, series_id, occurrence_key) where series_id is not null;
create index bookings_by_room on bookings (site_id, room_id, start_at);

create table holds (
  site_id uuid not null,
  hold_id uuid not null,
  room_id uuid not null,
  person_id uuid,
  start_at timestamptz not null,
  end_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (site_id, hold_id),
  foreign key (site_id, room_id) references rooms
);

-- The promise itself: no two claims share an atom and an instant. One row a claim (booking or live hold) and atom;
-- rows that no longer occupy are removed. Writers lock the room's row first: this is the second wall, which holds whatever the code does.
create table occupancy (
  site_id uuid not null,
  atom_id uuid not null,
  during tstzrange not null check (not isempty(during)),
  claim_id uuid not null,                -- booking_id or hold_id
  hold_expires_at timestamptz,           -- set for holds; an expired hold never blocks, writers remove it under the lock
  primary key (site_id, claim_id, atom_id),
  constraint no_double_booking exclude using gist (site_id with =, atom_id with =, during with &&) deferrable initially immediate
);

create index occupancy_holds on occupancy (site_id, hold_expires_at) where hold_expires_at is not null;

-- Claims on any of the spaces within any of the ranges, live and expired holds included. The one reader of the gist index.
create function claims_within(spaces uuid[], since timestamptz[], until timestamptz[])
  returns table (claim_id uuid, atom_id uuid, during tstzrange, hold_expires_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp rows 200 as $$
  declare here uuid := current_site();
  begin
    return query
      select o.claim_id, o.atom_id, o.during, o.hold_expires_at
      from unnest(since, until) as wanted(first, last), unnest(spaces) as space(id), occupancy o
      where o.site_id = here and o.atom_id = space.id and o.during && tstzrange(wanted.first, wanted.last);
  end $$;

create table idempotency_keys (
  site_id uuid not null,
  person_id uuid not null,
  key text not null,
  fingerprint bytea not null,
  state text not null check (state in ('running', 'done')),
  status integer,
  answer jsonb,
  created_at timestamptz not null,
  primary key (site_id, person_id, key)
);
create index idempotency_keys_by_age on idempotency_keys (site_id, created_at); -- kept 48 hours

create table audit_events (
  site_id uuid not null,
  event_id uuid not null,
  at timestamptz not null,
  actor jsonb not null,           -- {"kind":"person","personId":…} | {"kind":"exchange"} | {"kind":"system","name":…}
  action text not null,
  entity text not null,
  entity_id uuid not null,
  series_id uuid,
  change jsonb not null,          -- before/after of what changed
  reason text,
  correlation_id text,
  primary key (site_id, event_id)
);
create index audit_events_by_entity on audit_events (site_id, entity_id, event_id); -- ids rise with time
