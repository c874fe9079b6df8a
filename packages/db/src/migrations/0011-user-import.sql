-- User import: jobs, what was read of a directory, runs with their plans, and who of the directory is which person.

alter table people add column company text;
alter table people add column department text;
alter table people add column deactivated_because text;  -- reason of an import; null for active people and for those deactivated by hand
alter table rights add column link_id uuid;              -- the group link that gave it

create table import_jobs (
  site_id uuid not null references sites,
  job_id uuid not null,
  name_key text not null,                  -- small letters: unique in the site
  settings jsonb not null,
  links jsonb not null default '[]',
  cursor jsonb not null default '{}',      -- delta links of the last reading, and when the last full one was
  version bigint not null default 1,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (site_id, job_id)
);
create unique index import_jobs_by_name on import_jobs (site_id, name_key);

-- Who of a data source (a tenant, a file's job) is which person. Stays when the job goes.
create table external_identities (
  site_id uuid not null,
  source text not null,
  external_id text not null,
  person_id uuid not null,
  job_id uuid,
  written jsonb not null default '{}',     -- shared fields as the import wrote them last
  primary key (site_id, source, external_id),
  foreign key (site_id, person_id) references people
);
create unique index external_identities_by_person on external_identities (site_id, source, person_id);

-- What was read of the directory: the users, and the linked groups with their members.
create table import_mirror (
  site_id uuid not null,
  job_id uuid not null,
  kind text not null check (kind in ('user', 'group')),
  external_id text collate "C" not null,
  data jsonb not null,
  run_id uuid not null,                    -- which run saw it last; a full reading drops what it didn't see
  primary key (site_id, job_id, kind, external_id),
  foreign key (site_id, job_id) references import_jobs on delete cascade
);

create table import_runs (
  site_id uuid not null,
  run_id uuid not null,
  job_id uuid not null,
  trigger jsonb not null,                  -- {"kind":"person","personId":…} | {"kind":"schedule"} | {"kind":"command"}
  mode text not null check (mode in ('full', 'incremental')),
  applies boolean not null,                -- false = preview
  state text not null check (state in ('reading', 'planned', 'waiting', 'applying', 'succeeded', 'partly', 'cancelled', 'discarded', 'failed')),
  reading jsonb not null default '{}',     -- where reading goes on after a crash
  counts jsonb not null default '{}',
  brake jsonb,
  failure jsonb,
  total integer not null default 0,
  applied integer not null default 0,
  pages integer not null default 0,
  started_at timestamptz not null,
  planned_at timestamptz,
  ended_at timestamptz,
  approved_by uuid,
  lease_owner text,
  lease_until timestamptz,
  fence bigint not null default 0,
  primary key (site_id, run_id)
);
-- One run a site at a time, also of different jobs: two can touch one person.
create unique index import_runs_under_way on import_runs (site_id) where state in ('reading', 'applying');
create index import_runs_by_job on import_runs (site_id, job_id, run_id);

create table import_run_rows (
  site_id uuid not null,
  run_id uuid not null,
  ordinal integer not null,
  entry jsonb not null,
  outcome text,                            -- null = not applied yet; else applied, stale or the constraint that refused
  primary key (site_id, run_id, ordinal),
  foreign key (site_id, run_id) references import_runs on delete cascade
);

do $$
declare t text;
begin
  foreach t in array array['import_jobs', 'external_identities', 'import_mirror', 'import_runs', 'import_run_rows'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I using (site_id = current_site()) with check (site_id = current_site())', t || '_of_site', t);
    execute format('grant select, insert, update, delete on %I to planner_app', t);
  end loop;
end $$;
