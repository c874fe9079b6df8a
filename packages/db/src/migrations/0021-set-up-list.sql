-- Steps of the set-up list that an administrator has set aside as not needed; whatever else the list says is computed.

alter table sites add column set_up_skipped text[] not null default '{}';
