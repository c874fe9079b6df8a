-- Each request that arrives is held against our own creates whose answer isn't known yet; they are few, the events many.
create index organizer_events_waiting on organizer_events (site_id) where state = 'wanted' and ical_uid is null;
