-- Connections to Microsoft 365 that an administrator makes: what proves the application, what the last check found, and
-- consent that was asked for. `state` is whether Planner uses a connection; what its screen says is computed from checks.

alter table connections
  add column credential jsonb,             -- what may be shown of client_secret: kind, certificate, last characters, expiry; null = a secret of old
  add column next_secret bytea,            -- a credential that has to prove itself before it takes the place of the one in use
  add column next_key_id text,
  add column next_credential jsonb,
  add column checked jsonb,                -- what the last check found that got an answer
  add column missed jsonb,                 -- the last check, when it got none
  add column connected_at timestamptz,
  add column connected_by uuid,
  add column verify_until timestamptz,     -- consent was given; until then a token without its permissions may only be early
  add column verify_tries integer not null default 0,
  add column next_check_at timestamptz;

create table consent_requests (
  site_id uuid not null references sites,
  state_hash bytea not null,               -- SHA-256 of the state that travels through the browser
  application text not null,
  tenant_id text not null,
  client_id text not null,
  started_by uuid not null,
  session_key text not null,               -- the session that may bring the answer
  started_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,                    -- set once: a state is good for one answer
  outcome jsonb,
  primary key (site_id, state_hash),
  foreign key (site_id, started_by) references people (site_id, person_id)
);
create index consent_requests_by_application on consent_requests (site_id, application, started_at desc);

-- Workers check the connections of all sites: who claims one puts its next check off, so that no other takes it too.
create function claim_connection_checks(at timestamptz, again_at timestamptz, how_many integer)
  returns table (site_id uuid, application text)
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with due as (
    select c.site_id, c.application from connections c where c.next_check_at <= at
    order by c.next_check_at limit how_many for update skip locked
  )
  update connections c set next_check_at = again_at
  from due where c.site_id = due.site_id and c.application = due.application
  returning c.site_id, c.application
$$;

alter table consent_requests enable row level security;
create policy consent_requests_of_site on consent_requests using (site_id = current_site()) with check (site_id = current_site());
grant select, insert, update, delete on consent_requests to planner_app;
revoke execute on function claim_connection_checks(timestamptz, timestamptz, integer) from public;
grant execute on function claim_connection_checks(timestamptz, timestamptz, integer) to planner_app;
create index connections_due on connections (next_check_at) where next_check_at is not null;
