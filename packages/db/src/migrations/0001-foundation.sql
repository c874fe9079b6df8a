-- Sites, places, people, rights, sessions.
-- Habits from the first migration on: site_id first in every key; forward only; the previous release must still run on the result;
-- every table gets row-level security for the role planner_app (0004); the owner only migrates and never serves. PostgreSQL 15 is the oldest server.

create extension if not exists btree_gist;

-- An operator that isn't marked leakproof (range &&, array &&, like, lower()) can't use an index under row-level security:
-- the policy would have to be evaluated first. So keys that are searched are stored ready (mail_key, sort_key), and the two
-- lookups that need such an operator are functions of the owner which filter by the site themselves (0002).

-- The scope of the transaction; null (sees nothing) when none was set. After a transaction the setting is '', hence nullif.
create function current_site() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('app.site_id', true), '')::uuid $$;

create table sites (
  site_id uuid primary key,
  name text not null,
  settings jsonb not null,
  default_language text not null,
  created_at timestamptz not null
);

create table site_hosts (
  site_id uuid not null references sites,
  host text not null,
  primary key (site_id, host)
);
create unique index site_hosts_by_host on site_hosts (host); -- the one global key: a host leads to one site

-- Before a scope exists only this question may be asked.
create function site_of_host(wanted text) returns uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select site_id from site_hosts where host = wanted $$;
-- For workers, which serve all sites in turn.
create function all_sites() returns setof uuid language sql stable security definer set search_path = pg_catalog, public, pg_temp
  as $$ select site_id from sites order by site_id $$;

-- The Microsoft 365 side of a site: one row an application (planner, calendar-service, addin).
create table connections (
  site_id uuid not null references sites,
  application text not null check (application in ('planner', 'calendar-service', 'addin')),
  tenant_id text not null,
  client_id text not null,
  client_secret bytea,            -- AES-256-GCM, see sites/secret-box.ts
  secret_key_id text,
  authority_url text not null,
  graph_url text not null,
  state text not null default 'connected' check (state in ('connected', 'revoked', 'disconnected')),
  updated_at timestamptz not null,
  primary key (site_id, application)
);

create table locations (
  site_id uuid not null references sites,
  location_id uuid not null,
  name text not null,
  sort_key text collate "C" not null, -- made by the application: order of names without asking the server's locale
  zone text not null,
  opening_hours jsonb,
  calendar_exceptions jsonb not null default '[]',
  currency text not null,
  default_language text not null,
  version bigint not null default 1,
  primary key (site_id, location_id),
  unique (site_id, name)
);

create table floors (
  site_id uuid not null,
  floor_id uuid not null,
  location_id uuid not null,
  name text not null,
  level integer not null,
  primary key (site_id, floor_id),
  foreign key (site_id, location_id) references locations
);

create table rooms (
  site_id uuid not null,
  room_id uuid not null,
  location_id uuid not null,
  floor_id uuid,
  name text not null,
  sort_key text collate "C" not null,  -- location, floor, name: the order of lists
  search_key text not null,            -- name and code, small letters without accents
  code text not null,
  capacity integer not null check (capacity >= 1),
  capacity_strict boolean not null default false,
  layouts jsonb not null default '[]',
  features text[] not null default '{}',
  atoms uuid[] not null check (cardinality(atoms) >= 1),
  setup_minutes integer not null default 0 check (setup_minutes >= 0),
  teardown_minutes integer not null default 0 check (teardown_minutes >= 0),
  min_duration_minutes integer not null default 5,
  max_duration_minutes integer not null default 1440,
  granularity_minutes integer not null default 15 check (granularity_minutes in (1, 5, 10, 15, 30, 60)),
  lead_minutes integer not null default 0,
  horizon_days integer not null default 180 check (horizon_days between 0 and 180),
  vip_category text,
  active boolean not null default true,
  opening_hours jsonb,
  series_policy jsonb not null default '{"kind":"allOrNothing"}',
  hidden_in_address_list boolean not null default false,
  authority text not null default 'planner' check (authority in ('planner', 'exchange')),
  mailbox text,
  mailbox_key text generated always as (lower(mailbox)) stored,
  version bigint not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (site_id, room_id),
  foreign key (site_id, location_id) references locations,
  foreign key (site_id, floor_id) references floors
);
create unique index rooms_by_mailbox on rooms (site_id, mailbox_key) where mailbox is not null;
create index rooms_in_order on rooms (site_id, sort_key, room_id);
create index rooms_by_location on rooms (site_id, location_id);
create index rooms_by_atoms on rooms using gin (atoms);

-- Which rooms are the same space as one of the wanted rooms at least in part, themselves included.
create function rooms_sharing(wanted uuid[]) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  declare
    here uuid := current_site();
    parts uuid[];
  begin
    select array_agg(distinct part) into parts from rooms r, unnest(r.atoms) part where r.site_id = here and r.room_id = any(wanted);
    return query select r.room_id from rooms r where r.site_id = here and r.atoms && parts;
  end $$;

create table people (
  site_id uuid not null references sites,
  person_id uuid not null,
  display_name text not null,
  mail text,
  user_principal_name text not null,
  directory_object_id text,
  language text not null,
  zone text not null,
  default_location_id uuid,
  vip_categories text[] not null default '{}',
  active boolean not null default true,
  mail_key text generated always as (lower(mail)) stored,
  upn_key text generated always as (lower(user_principal_name)) stored,
  version bigint not null default 1,
  primary key (site_id, person_id)
);
create unique index people_by_mail on people (site_id, mail_key) where mail is not null;
create unique index people_by_upn on people (site_id, upn_key);

-- Beginnings of names and addresses, for type-ahead: small letters without accents, made by the application.
create table person_words (
  site_id uuid not null,
  word text collate "C" not null,
  person_id uuid not null,
  primary key (site_id, word, person_id),
  foreign key (site_id, person_id) references people on delete cascade
);
create index person_words_by_person on person_words (site_id, person_id);

create table rights (
  site_id uuid not null,
  right_id uuid not null,
  person_id uuid not null,
  kind text not null,
  scope jsonb not null,
  origin text not null check (origin in ('manual', 'group', 'default')),
  primary key (site_id, right_id),
  foreign key (site_id, person_id) references people
);
create index rights_by_person on rights (site_id, person_id);

create table sessions (
  site_id uuid not null,
  token_hash bytea not null,      -- SHA-256 of the cookie's token
  person_id uuid not null,
  csrf_hash bytea not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (site_id, token_hash),
  foreign key (site_id, person_id) references people
);
