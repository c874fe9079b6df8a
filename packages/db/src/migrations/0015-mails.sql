-- Mails that Planner sends itself: written in the transaction that makes them true, sent by a worker under a lease.

create table mails (
  site_id uuid not null references sites,
  mail_id uuid not null,
  occasion text not null,                  -- the writer's idempotency key: one mail for one occasion
  kind text not null,
  to_address text not null,
  to_name text,
  person_id uuid,
  language text not null,
  zone text not null,
  params jsonb not null default '{}',
  link text,
  sealed_link bytea,                       -- AES-256-GCM, see sites/secret-box.ts; gone once the mail is
  link_key_id text,
  calendar jsonb,                          -- {method, content}
  reply_to text,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'failed', 'expired')),
  attempt integer not null default 0,
  last_error text,                         -- what the mail server said, without addresses
  run_at timestamptz not null,
  lease_owner text,
  lease_until timestamptz,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  primary key (site_id, mail_id)
);
create unique index mails_by_occasion on mails (site_id, occasion);
create index mails_waiting on mails (run_at) where state = 'waiting';
create index mails_in_order on mails (site_id, created_at desc);

alter table mails enable row level security;
create policy mails_of_site on mails using (site_id = current_site()) with check (site_id = current_site());
grant select, insert, update, delete on mails to planner_app;

-- Workers send the mails of all sites. A site with thousands of them takes its turn with the others: the oldest of each first.
create function claim_mails(worker text, at timestamptz, lease_seconds integer, how_many integer)
  returns table (site_id uuid, mail_id uuid)
  language sql security definer set search_path = pg_catalog, public, pg_temp as $$
  with due as (
    select m.site_id, m.mail_id, row_number() over (partition by m.site_id order by m.run_at, m.mail_id) as place
    from (select * from mails w
          where w.state = 'waiting' and w.run_at <= at and (w.lease_until is null or w.lease_until < at)
          order by w.run_at limit 1000) m),
  chosen as (
    select m.site_id, m.mail_id from mails m join due using (site_id, mail_id)
    where m.state = 'waiting' and (m.lease_until is null or m.lease_until < at)
    order by due.place limit how_many for update of m skip locked)
  update mails m set lease_owner = worker, lease_until = at + make_interval(secs => lease_seconds)
  from chosen where m.site_id = chosen.site_id and m.mail_id = chosen.mail_id
  returning m.site_id, m.mail_id
$$;
revoke execute on function claim_mails(text, timestamptz, integer, integer) from public;
grant execute on function claim_mails(text, timestamptz, integer, integer) to planner_app;
