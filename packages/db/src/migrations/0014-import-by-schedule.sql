-- Import jobs that run by themselves, that read a file, and that say what they wait for.

alter table sites add column zone text;                  -- IANA; null = the zone of its first location

-- Since when the schedule counts: switched on, changed, or run by it last. What was due before isn't caught up.
alter table import_jobs add column scheduled_from timestamptz;
update import_jobs set scheduled_from = updated_at;
alter table import_jobs alter column scheduled_from set not null;

alter table import_runs add column waits_until timestamptz;  -- while the directory asks to wait

-- The file of a job whose source is one: as it came, read anew by each run.
create table import_files (
  site_id uuid not null,
  job_id uuid not null,
  name text not null,
  content bytea not null,
  encoding text not null check (encoding in ('utf-8', 'windows-1252')),
  rows integer not null,
  headers jsonb not null,
  group_names jsonb not null,              -- groups that its rows name, to choose from
  uploaded_at timestamptz not null,
  primary key (site_id, job_id),
  foreign key (site_id, job_id) references import_jobs on delete cascade
);
alter table import_files enable row level security;
create policy import_files_of_site on import_files using (site_id = current_site()) with check (site_id = current_site());
grant select, insert, update, delete on import_files to planner_app;
