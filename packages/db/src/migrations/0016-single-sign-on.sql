-- Single sign-on: what an administrator has set, sign-ins under way, and who at the provider is which person.

create table sso_settings (
  site_id uuid primary key references sites,
  path_name text not null,                 -- the site's part of /saml/…: entered in Entra, so it stays
  configuration jsonb not null,
  client_secret bytea,                     -- of OpenID Connect; AES-256-GCM, see sites/secret-box.ts
  request_key bytea,                       -- signs requests of SAML; sealed likewise
  secret_key_id text,
  refresh_at timestamptz,                  -- when metadata are read again; null = they didn't come from an address
  version bigint not null default 1,
  updated_at timestamptz not null
);

-- Requests that were sent to the provider. One is answered once, by the browser that began it.
create table sso_requests (
  site_id uuid not null references sites,
  request_id text not null,                -- SAML: the id of the request; OpenID Connect: SHA-256 of the state, in hex
  purpose text not null check (purpose in ('signIn', 'test')),
  browser_hash bytea not null,             -- SHA-256 of the cookie that the browser was given
  relay_hash bytea not null,
  return_path text not null,
  is_fresh boolean not null,
  nonce text,
  verifier text,
  fingerprint text not null,               -- of the configuration that it was begun with
  started_by uuid,                         -- tests: the administrator
  started_at timestamptz not null,
  expires_at timestamptz not null,
  consumed_at timestamptz,
  primary key (site_id, request_id)
);
create index sso_requests_by_end on sso_requests (site_id, expires_at);

-- What an answer came to, until the browser that asked fetches it by its code: the provider's form comes without cookies.
create table sso_results (
  site_id uuid not null references sites,
  code_hash bytea not null,
  reference text not null,                 -- told to people, and in the audit
  request_id text,                         -- null = none is known, and no browser may have it
  outcome jsonb not null,
  expires_at timestamptz not null,
  taken_at timestamptz,
  primary key (site_id, code_hash)
);
create unique index sso_results_by_reference on sso_results (site_id, reference);

-- Assertions that were used. The key decides between two that come at once, on however many servers.
create table sso_assertions (
  site_id uuid not null references sites,
  assertion_id text not null,
  remember_until timestamptz not null,
  primary key (site_id, assertion_id)
);

create table sso_identities (
  site_id uuid not null references sites,
  issuer text not null,
  subject text not null,                   -- the object id: names and addresses change and are given to others
  person_id uuid not null,
  linked_at timestamptz not null,
  primary key (site_id, issuer, subject),
  foreign key (site_id, person_id) references people (site_id, person_id)
);
create index sso_identities_by_person on sso_identities (site_id, person_id);

-- How the provider calls a session: it may end it.
create table sso_sessions (
  site_id uuid not null,
  token_hash bytea not null,
  name_id text not null,
  name_id_format text,
  session_index text,
  primary key (site_id, token_hash),
  foreign key (site_id, token_hash) references sessions (site_id, token_hash) on delete cascade
);
create index sso_sessions_by_name on sso_sessions (site_id, name_id);

-- Workers read metadata again, of all sites: who claims one puts its next reading off.
create function claim_sso_refreshes(at timestamptz, again_at timestamptz, how_many integer) returns setof uuid
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with due as (
    select s.site_id from sso_settings s where s.refresh_at <= at order by s.refresh_at limit how_many for update skip locked
  )
  update sso_settings s set refresh_at = again_at from due where s.site_id = due.site_id returning s.site_id
$$;
create index sso_settings_due on sso_settings (refresh_at) where refresh_at is not null;

do $$
declare t text;
begin
  foreach t in array array['sso_settings', 'sso_requests', 'sso_results', 'sso_assertions', 'sso_identities', 'sso_sessions'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I using (site_id = current_site()) with check (site_id = current_site())', t || '_of_site', t);
    execute format('grant select, insert, update, delete on %I to planner_app', t);
  end loop;
end $$;
revoke execute on function claim_sso_refreshes(timestamptz, timestamptz, integer) from public;
grant execute on function claim_sso_refreshes(timestamptz, timestamptz, integer) to planner_app;
