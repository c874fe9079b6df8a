-- A room is linked by somebody, and what that took over can be undone until something in it was changed.

alter table mailboxes
  add column linked_at timestamptz,
  add column linked_by uuid,
  add column batch_id uuid,                            -- what linking it took over
  add column take_notes boolean not null default false; -- Free all-day notes without attendees are bookings too

create table link_batches (
  site_id uuid not null references sites,
  batch_id uuid not null,
  room_id uuid not null,
  started_at timestamptz not null,
  undone_at timestamptz,
  primary key (site_id, batch_id)
);
create table link_batch_meetings (
  site_id uuid not null,
  batch_id uuid not null,
  meeting_id uuid not null,
  version bigint not null,                 -- as it was taken over; another one: it was changed since
  primary key (site_id, batch_id, meeting_id),
  foreign key (site_id, batch_id) references link_batches
);

-- Whether another site of this database synchronizes the mailbox: two would answer each request twice.
create function mailbox_is_elsewhere(wanted text) returns boolean
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp as $$
  declare here uuid := current_site();
  begin
    return exists (select 1 from mailboxes m where m.site_id <> here and lower(m.address) = lower(wanted) and m.state <> 'stopped');
  end $$;

alter table link_batches enable row level security;
create policy link_batches_of_site on link_batches using (site_id = current_site()) with check (site_id = current_site());
alter table link_batch_meetings enable row level security;
create policy link_batch_meetings_of_site on link_batch_meetings using (site_id = current_site()) with check (site_id = current_site());
grant select, insert, update, delete on link_batches, link_batch_meetings to planner_app;
revoke execute on function mailbox_is_elsewhere(text) from public;
grant execute on function mailbox_is_elsewhere(text) to planner_app;
