-- The index is entered once a space. As a plain join the plan depended on statistics: made while the tables were small, it
-- read the claims of all rooms within the dates, and stayed until the next analyze. `offset 0` keeps the look-ups apart.
create or replace function claims_within(spaces uuid[], since timestamptz[], until timestamptz[])
  returns table (claim_id uuid, atom_id uuid, during tstzrange, hold_expires_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, public, pg_temp rows 200 as $$
  declare
    here uuid := current_site();
    wanted tstzmultirange;
  begin
    select range_agg(tstzrange(first, last)) into wanted from unnest(since, until) as ranges(first, last);
    return query
      select o.claim_id, o.atom_id, o.during, o.hold_expires_at
      from unnest(spaces) as space(id),
        lateral (select * from occupancy c where c.site_id = here and c.atom_id = space.id and c.during && wanted offset 0) o;
  end $$;
