-- Which shop this is (ADR 088): ids of its feed and of its mails must differ from those of other shops, and stay as they
-- are. A rebuild does not touch the table, and a dump has it.

create table ops.shop (
  shop_id  uuid    primary key default gen_random_uuid(),
  only_row boolean not null unique default true check (only_row)
);
insert into ops.shop default values;

comment on table ops.shop is 'The identity of the shop, one row.';
comment on column ops.shop.shop_id is 'A random id that no other shop has. A copy of the warehouse has the same one.';
comment on column ops.shop.only_row is 'True: there is no second row.';

-- Nobody changes it.
revoke all on ops.shop from shop_sink, shop_api;
grant select on ops.shop to shop_api;
