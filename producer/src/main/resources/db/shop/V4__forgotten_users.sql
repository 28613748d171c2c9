-- Erasure: a forgotten user keeps the row, without name, e-mail and city, whoever writes it and however often.
create table shop.forgotten_users (
  user_id      text primary key check (user_id ~ '[^[:space:]]'),
  requested_at timestamptz(3) not null default now()
);

alter table shop.users
  alter column name drop not null,
  alter column email drop not null,
  alter column city drop not null,
  add constraint users_forgotten_check check (num_nonnulls(name, email, city) in (0, 3));

-- As its owner: who may write users need not read the list. Columns by name at run time, so that one that somebody drops
-- does not stop every write; and only for a forgotten user, since it makes a copy of every value of the row.
create function shop.keep_forgotten() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from shop.forgotten_users f where f.user_id = new.user_id) then
    new := jsonb_populate_record(new, '{"name": null, "email": null, "city": null}');
  end if;
  return new;
end $$;

create trigger users_forgotten before insert or update on shop.users
  for each row execute function shop.keep_forgotten();

comment on table shop.forgotten_users is 'Users whose name, e-mail and city were erased. A trigger leaves the three empty in every later write of the row.';
comment on column shop.forgotten_users.user_id is 'Id of the user, with a row in shop.users or without.';
comment on column shop.forgotten_users.requested_at is 'When the erasure was first requested, UTC.';
comment on column shop.users.name is 'Full name; null only if the user was forgotten.';
comment on column shop.users.email is 'Mail address; null only if the user was forgotten.';
comment on column shop.users.city is 'City of residence; null only if the user was forgotten.';
