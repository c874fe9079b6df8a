-- The Outlook add-in: its manifest, the sessions and one-time codes of its task pane, and what a draft in Outlook holds.

-- A token of the task pane opens the add-in's calls alone, and a browser's session none of them.
alter table sessions add column audience text not null default 'web' check (audience in ('web', 'addin'));

create index people_by_object on people (site_id, directory_object_id) where directory_object_id is not null;

create table addins (
  site_id uuid primary key references sites,
  office_js_url text,                      -- null = Microsoft's; other clouds, and the simulated Outlook, have their own
  frame_hosts text[],                      -- origins whose pages may show the pane; null = Outlook on the web
  send_mode text not null default 'PromptUser' check (send_mode in ('PromptUser', 'SoftBlock')),
  revision integer not null default 0,     -- of the manifest that was downloaded last; never falls
  content_hash text,
  base_url text,
  downloaded_at timestamptz,
  downloaded_by uuid,
  first_sign_in_at timestamptz
);

-- Which Outlooks were seen, without what was done in them.
create table addin_clients (
  site_id uuid not null,
  person_id uuid not null,
  host text not null,                      -- as Outlook names itself, e.g. OutlookWebApp
  host_version text not null,
  mailbox_set text not null,               -- highest requirement set, e.g. 1.14
  pane_version text not null,
  seen_at timestamptz not null,
  primary key (site_id, person_id, host),
  foreign key (site_id, person_id) references people on delete cascade
);

-- A code carries a sign-in from the dialog to its pane: once, within a minute, and for the pane that asked alone.
create table addin_codes (
  site_id uuid not null,
  code_hash bytea not null,
  nonce_hash bytea not null,
  person_id uuid not null,
  expires_at timestamptz not null,
  primary key (site_id, code_hash),
  foreign key (site_id, person_id) references people on delete cascade
);

-- An appointment that somebody writes in Outlook and has picked rooms for: known before Exchange knows the meeting.
create table addin_drafts (
  site_id uuid not null,
  draft_id uuid not null,                  -- made by the pane; travels in the appointment's property
  person_id uuid not null,                 -- who picked
  organizer_id uuid,                       -- whose appointment it is; null = somebody whom the site doesn't have
  organizer_key text not null,             -- their address in small letters
  state text not null check (state in ('pending', 'linked', 'declined', 'expired', 'released')),
  reason jsonb,                            -- core Refusal, of a declined one
  room_ids uuid[] not null,
  first_start timestamptz not null,
  first_end timestamptz not null,
  last_end timestamptz not null,
  dates integer not null,
  headcount integer,
  revision integer not null,               -- the pane counts its wishes; an older one changes nothing
  meeting_id uuid,                         -- set when Exchange has brought the meeting
  ical_uid text,
  ticket_hash bytea,                       -- lets the send check ask about this draft, and nothing else
  expires_at timestamptz not null,         -- without a meeting the rooms are free again from then on
  created_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (site_id, draft_id),
  foreign key (site_id, person_id) references people
);
create index addin_drafts_waiting on addin_drafts (site_id, organizer_key, first_start) where state in ('pending', 'expired');
create index addin_drafts_by_meeting on addin_drafts (site_id, meeting_id) where meeting_id is not null;

alter table holds add column draft_id uuid;
create index holds_by_draft on holds (site_id, draft_id) where draft_id is not null;

do $$
declare t text;
begin
  foreach t in array array['addins', 'addin_clients', 'addin_codes', 'addin_drafts'] loop
    execute format('alter table %I enable row level security', t);
    execute format('create policy %I on %I using (site_id = current_site()) with check (site_id = current_site())', t || '_of_site', t);
    execute format('grant select, insert, update, delete on %I to planner_app', t);
  end loop;
end $$;
