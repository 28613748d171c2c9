-- The units of an order beside its total, as the sum over its lines: figures by channel, hour of the week and day are
-- read from the orders alone, without joining all lines (ADR 058).

alter table warehouse.orders add column units bigint not null default 0;

update warehouse.orders o
set units = lines.units
from (select order_id, sum(quantity) as units from warehouse.order_items group by order_id) lines
where lines.order_id = o.order_id;

comment on column warehouse.orders.units is 'Sum of the quantities of its lines; negative for a credit note.';
