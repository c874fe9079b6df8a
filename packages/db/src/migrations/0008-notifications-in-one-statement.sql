-- Graph drops the notifications of a host that answers slowly, so taking them in is one statement, however many there are.
-- They come without a scope: a subscription's id and the hash of its secret, together, lead to site and room.
create index mailboxes_of_subscription on mailboxes (subscription_id) where subscription_id is not null;

-- Hashes are compared, never secrets: what an early difference of two SHA-256 sums takes says nothing of what was hashed.
-- Locked in order, so that two deliveries of the same notifications can't wait for each other. Returns how many woke.
create function wake_mailboxes(subscriptions text[], secret_hashes bytea[], removed boolean[], at timestamptz) returns integer
  language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
  declare
    woken integer;
  begin
    with told as (
      select m.site_id, m.room_id, t.is_removed
      from unnest(subscriptions, secret_hashes, removed) as t(subscription_id, secret_hash, is_removed),
        lateral (select * from mailboxes c where c.subscription_id = t.subscription_id offset 0) m
      where m.client_state_hash = t.secret_hash
      order by m.site_id, m.room_id),
    held as (
      select m.site_id, m.room_id, told.is_removed from mailboxes m join told using (site_id, room_id)
      order by m.site_id, m.room_id for update of m)
    update mailboxes m set dirty_seq = m.dirty_seq + 1,
      run_at = least(greatest(m.run_at, case when m.attempt > 0 then m.run_at else '-infinity' end), at),
      -- gone or about to go: the next round makes a new one
      subscription_id = case when held.is_removed then null else m.subscription_id end,
      subscription_expires_at = case when held.is_removed then null else m.subscription_expires_at end
    from held where m.site_id = held.site_id and m.room_id = held.room_id;
    get diagnostics woken = row_count;
    if woken > 0 then
      perform pg_notify('planner_work', '{"kind":"mailbox"}');
    end if;
    return woken;
  end $$;
revoke execute on function wake_mailboxes(text[], bytea[], boolean[], timestamptz) from public;
grant execute on function wake_mailboxes(text[], bytea[], boolean[], timestamptz) to planner_app;
