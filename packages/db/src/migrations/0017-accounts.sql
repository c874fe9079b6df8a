-- Accounts of people who sign in without Microsoft: passwords, second factors, links by mail; throttle; API tokens.

alter table people add column deactivated_at timestamptz;
alter table people add column deactivated_by uuid;      -- null = an import

alter table sessions
  add column method text not null default 'demo',        -- demo, password, link, saml, oidc, addin
  add column agent text,                                 -- what the browser calls itself, cut short
  add column address text,
  add column signed_in_at timestamptz;                   -- when its person last proved who they are
update sessions set signed_in_at = created_at;
create index sessions_by_person on sessions (site_id, person_id);

create table local_credentials (
  site_id uuid not null,
  person_id uuid not null,
  password_hash text not null,                           -- PHC string: Argon2id with its parameters and salt
  changed_at timestamptz not null,
  factor bytea,                                          -- sealed TOTP secret
  factor_key_id text,
  factor_since timestamptz,                              -- null = not confirmed yet
  factor_step bigint not null default 0,                 -- the last time step that was used: no code works twice
  primary key (site_id, person_id),
  foreign key (site_id, person_id) references people
);

create table recovery_codes (
  site_id uuid not null,
  code_hash bytea not null,
  person_id uuid not null,
  primary key (site_id, code_hash),
  foreign key (site_id, person_id) references local_credentials on delete cascade
);
create index recovery_codes_by_person on recovery_codes (site_id, person_id);

-- Links that open something once: the first administrator's, invitations, new passwords.
create table account_links (
  site_id uuid not null references sites,
  token_hash bytea not null,
  purpose text not null check (purpose in ('setup', 'invitation', 'reset')),
  person_id uuid,                                        -- null = makes a new person (setup)
  made_by uuid,                                          -- null = the command line, or the person themselves
  made_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,                                  -- used, or replaced by a newer one
  primary key (site_id, token_hash),
  foreign key (site_id, person_id) references people
);
create index account_links_by_person on account_links (site_id, person_id);

-- Tries to sign in. The subject is a hash: of an account's login, or of an address.
create table sign_in_tries (
  site_id uuid not null references sites,
  subject bytea not null,
  tries integer not null,
  since timestamptz not null,
  blocked_until timestamptz,
  primary key (site_id, subject)
);

create table api_tokens (
  site_id uuid not null,
  token_id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,                               -- whose rights it has, at most
  name text not null,
  rights jsonb,                                          -- kinds it is limited to; null = all of its person's
  is_service boolean not null default false,             -- outlives its person's deactivation; an administrator said so
  created_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  primary key (site_id, token_id),
  foreign key (site_id, person_id) references people
);
create unique index api_tokens_by_hash on api_tokens (site_id, token_hash);
create index api_tokens_by_person on api_tokens (site_id, person_id);

do $$
declare t text;
begin
  foreach t in array array['local_credentials', 'recovery_codes', 'account_links', 'sign_in_tries', 'api_tokens'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I using (site_id = current_site()) with check (site_id = current_site())', t || '_of_site', t);
    execute format('grant select, insert, update, delete on %I to planner_app', t);
  end loop;
end $$;

-- Rights that were given together, as a right set by hand: named, and taken away, as one.
alter table rights
  add column grant_id uuid,
  add column right_set text,
  add column granted_by uuid,
  add column granted_at timestamptz;
