-- An event is its id, time, user and type: what the funnel depends on. A producer that uses an id for two different
-- events then has two rows, as it has two steps in the funnel. The first two columns are those of the old key, so every
-- look-up by them goes on as before. The new key is weaker: whatever kept the old one keeps it.
do $$
declare
  old text;
begin
  select conname into strict old from pg_constraint where conrelid = 'warehouse.events'::regclass and contype = 'p';
  execute format('alter table warehouse.events drop constraint %I', old);
end $$;
alter table warehouse.events add primary key (event_id, occurred_at, user_id, type);
comment on column warehouse.events.event_id is
  'Id of the event; with occurred_at, user_id and type its identity. A producer that reuses an id makes another event.';
