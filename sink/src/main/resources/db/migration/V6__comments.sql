-- What every schema, table and column means, in the database itself: BI tools show it beside the name.
-- The views of mart are commented where they are made.

comment on schema warehouse is 'Facts and dimensions, one row per entity, loaded exactly once from the topics. Times are UTC; money is numeric with two places beside an ISO 4217 currency.';
comment on schema mart is 'Aggregates kept by Kafka Streams, equal to the cent to sums over the facts, and the views that reports ask.';
comment on schema ops is 'The books of the sink: offsets committed with the rows, and every rejected record.';

-- Dimensions ----------------------------------------------------------------------------------------------------------

comment on column warehouse.users.user_id is 'Id of the customer, the source''s own where imported.';
comment on column warehouse.users.name is 'Full name; null where not known.';
comment on column warehouse.users.email is 'Mail address; null where not known.';
comment on column warehouse.users.country is 'Country of the customer, not of a shipment; null where not known.';
comment on column warehouse.users.city is 'City of the customer; null where not known.';
comment on column warehouse.users.customer_type is 'Type as the shop names it; null where not known.';
comment on column warehouse.users.registered_at is 'When the account was made, UTC; null where not known.';
comment on column warehouse.users.inferred is 'A fact mentioned the id before its own record came.';
comment on column warehouse.users.deleted is 'Deleted in the shop; the row stays for the facts that refer to it.';
comment on column warehouse.users.version is 'Version of the record that wrote the row; 0 while inferred.';

comment on table warehouse.categories is 'Categories of products as last known.';
comment on column warehouse.categories.category_id is 'Id of the category, the source''s own where imported.';
comment on column warehouse.categories.name is 'Name; null where not known.';
comment on column warehouse.categories.department is 'Department it belongs to; null where none or not known.';
comment on column warehouse.categories.inferred is 'A fact mentioned the id before its own record came.';
comment on column warehouse.categories.deleted is 'Deleted in the shop; the row stays for what refers to it.';
comment on column warehouse.categories.version is 'Version of the record that wrote the row; 0 while inferred.';

comment on table warehouse.products is 'Products as last known. What a sale cost and brought is in the order line, not here.';
comment on column warehouse.products.product_id is 'Id of the product, the source''s own where imported.';
comment on column warehouse.products.name is 'Name; null where not known.';
comment on column warehouse.products.category_id is 'Category of today; null where not known. An order line has the category at the sale.';
comment on column warehouse.products.currency is 'ISO 4217 code of price and cost; null where not known.';
comment on column warehouse.products.price is 'Price of a unit today, in currency; null where not known.';
comment on column warehouse.products.cost is 'Cost of a unit today, in currency; null where not known.';
comment on column warehouse.products.stock_quantity is 'Units on hand as last reported; null where never reported.';
comment on column warehouse.products.active is 'Whether it is for sale.';
comment on column warehouse.products.inferred is 'A fact mentioned the id before its own record came.';
comment on column warehouse.products.deleted is 'Deleted in the shop; the row stays for the facts that refer to it.';
comment on column warehouse.products.version is 'Version of the record that wrote the row; 0 while inferred.';

comment on table warehouse.campaigns is 'Marketing campaigns as last known.';
comment on column warehouse.campaigns.campaign_id is 'Id of the campaign, the source''s own where imported.';
comment on column warehouse.campaigns.name is 'Name; null where not known.';
comment on column warehouse.campaigns.channel is 'Channel it runs on, such as email or search; null where not known.';
comment on column warehouse.campaigns.starts_on is 'First day; null where not known.';
comment on column warehouse.campaigns.ends_on is 'Last day; null where open or not known.';
comment on column warehouse.campaigns.currency is 'ISO 4217 code of the budget; null where not known.';
comment on column warehouse.campaigns.budget is 'What it costs in all, in currency; null where not known.';
comment on column warehouse.campaigns.inferred is 'A fact mentioned the id before its own record came.';
comment on column warehouse.campaigns.deleted is 'Deleted in the shop; the row stays for the orders that name it.';
comment on column warehouse.campaigns.version is 'Version of the record that wrote the row; 0 while inferred.';

-- Facts ---------------------------------------------------------------------------------------------------------------

comment on column warehouse.orders.order_id is 'Id of the order or credit note, the source''s own where imported.';
comment on column warehouse.orders.version is 'Version of the order in this row, from 1 on; the highest wins.';
comment on column warehouse.orders.kind is 'SALE or RETURN (a credit note, with negative quantities).';
comment on column warehouse.orders.status is 'PLACED, PAID, SHIPPED, DELIVERED, CANCELLED or REFUNDED.';
comment on column warehouse.orders.user_id is 'Who bought; null where not known.';
comment on column warehouse.orders.placed_at is 'When it was placed, UTC: the moment it counts in.';
comment on column warehouse.orders.updated_at is 'When this version came to be, UTC.';
comment on column warehouse.orders.currency is 'ISO 4217 code of total and of the lines.';
comment on column warehouse.orders.shipping_country is 'Country it goes to.';
comment on column warehouse.orders.shipping_city is 'City it goes to; null where not known.';
comment on column warehouse.orders.channel is 'Where it was placed, such as web or store.';
comment on column warehouse.orders.campaign_id is 'Campaign that it names; null where none.';
comment on column warehouse.orders.session_id is 'Browser session that it came from; null where none.';

comment on column warehouse.order_items.order_id is 'The order. Join on placed_at too: it leads to the month of the lines.';
comment on column warehouse.order_items.line_no is 'Number of the line in its order, from 1 on.';
comment on column warehouse.order_items.placed_at is 'When the order was placed, UTC.';
comment on column warehouse.order_items.product_id is 'What was sold or returned.';
comment on column warehouse.order_items.category_id is 'Category as it was at the sale; null where the order does not tell.';
comment on column warehouse.order_items.quantity is 'Units; negative in a RETURN.';
comment on column warehouse.order_items.unit_price is 'Price of a unit, in the currency of the order.';
comment on column warehouse.order_items.unit_cost is 'Cost of a unit as it was at the sale, in the currency of the order; null where not known.';
comment on column warehouse.order_items.line_total is 'quantity x unit_price, in the currency of the order.';

comment on column warehouse.order_status_changes.order_id is 'The order.';
comment on column warehouse.order_status_changes.version is 'The version that brought the status.';
comment on column warehouse.order_status_changes.status is 'The status that the version has.';
comment on column warehouse.order_status_changes.changed_at is 'When the version came to be, UTC.';

comment on column warehouse.events.event_id is 'Id of the event.';
comment on column warehouse.events.session_id is 'Session as the source cuts them. The funnel goes by visits instead.';
comment on column warehouse.events.user_id is 'Who did it.';
comment on column warehouse.events.type is 'SESSION_START, PRODUCT_VIEW, ADD_TO_CART, CHECKOUT or PURCHASE.';
comment on column warehouse.events.product_id is 'Product that it is about; null where none.';
comment on column warehouse.events.order_id is 'Order that it led to; null where none.';
comment on column warehouse.events.occurred_at is 'When it happened, UTC.';
comment on column warehouse.events.device is 'Kind of device, as the source names it.';
comment on column warehouse.events.campaign_id is 'Campaign that it names; null where none.';

comment on column warehouse.price_changes.product_id is 'The product.';
comment on column warehouse.price_changes.version is 'Version of the product that brought the change.';
comment on column warehouse.price_changes.changed_at is 'When the change was recorded, UTC.';
comment on column warehouse.price_changes.currency is 'ISO 4217 code of price and cost.';
comment on column warehouse.price_changes.price is 'Price of a unit from here on, in currency; null where it has none any more.';
comment on column warehouse.price_changes.cost is 'Cost of a unit from here on, in currency; null where not known.';

comment on column warehouse.stock_per_day.product_id is 'The product.';
comment on column warehouse.stock_per_day.day is 'The day, UTC. A day without a report has no row: the one before holds.';
comment on column warehouse.stock_per_day.closing is 'Units on hand when the day was last heard of.';
comment on column warehouse.stock_per_day.version is 'Version of the product that reported it.';

-- Marts ---------------------------------------------------------------------------------------------------------------

do $$
declare
  pane text;
begin
  foreach pane in array array['revenue_per_minute', 'product_sales_per_hour', 'revenue_by_category_per_hour',
    'revenue_by_country_per_hour'] loop
    execute format('comment on column mart.%I.window_start is %L', pane,
      'Start of the ' || case pane when 'revenue_per_minute' then 'minute' else 'hour' end || ' of placing, UTC.');
    execute format('comment on column mart.%I.currency is %L', pane,
      'ISO 4217 code of the amounts; never add two of them.');
    execute format('comment on column mart.%I.gross is %L', pane, 'Sales that stand, in currency.');
    execute format('comment on column mart.%I.returns is %L', pane, 'Returns, in currency, zero or negative.');
    execute format('comment on column mart.%I.net is %L', pane, 'gross + returns, in currency: the revenue.');
    execute format('comment on column mart.%I.orders is %L', pane, 'Sales that stand; returns are no orders.');
    execute format('comment on column mart.%I.units is %L', pane, 'Units sold less units returned.');
    execute format('comment on column mart.%I.version is %L', pane, 'Offset of the record that wrote the row.');
  end loop;
end $$;

comment on column mart.product_sales_per_hour.product_id is 'The product.';
comment on column mart.product_sales_per_hour.category_id is 'Category as it was at the sale; ''unknown'' where the line names none.';
comment on column mart.revenue_by_category_per_hour.category_id is 'Category as it was at the sale; ''unknown'' where the line names none.';
comment on column mart.revenue_by_country_per_hour.country is 'Shipping country as the order names it.';

comment on column mart.funnel_per_hour.window_start is 'Start of the hour (UTC) in which the visits began.';
comment on column mart.funnel_per_hour.sessions is 'Visits that began in the hour.';
comment on column mart.funnel_per_hour.with_view is 'Of these, visits with a product view.';
comment on column mart.funnel_per_hour.with_cart is 'Of these, visits that put something into the cart.';
comment on column mart.funnel_per_hour.with_checkout is 'Of these, visits that went to the checkout.';
comment on column mart.funnel_per_hour.with_purchase is 'Of these, visits that bought.';
comment on column mart.funnel_per_hour.abandoned is 'Of these, visits that put something into the cart and did not buy.';
comment on column mart.funnel_per_hour.version is 'Offset of the record that wrote the row.';

comment on column mart.customer_totals.user_id is 'Who bought.';
comment on column mart.customer_totals.currency is 'ISO 4217 code of the amounts; never add two of them.';
comment on column mart.customer_totals.orders is 'Sales that stand; returns are no orders.';
comment on column mart.customer_totals.gross is 'Sales that stand, in currency.';
comment on column mart.customer_totals.returns is 'Returns, in currency, zero or negative.';
comment on column mart.customer_totals.net is 'gross + returns, in currency.';
comment on column mart.customer_totals.units is 'Units bought less units returned.';
comment on column mart.customer_totals.first_order_at is 'When the first sale that stands was placed, UTC; null while none stands.';
comment on column mart.customer_totals.last_order_at is 'When the last sale that stands was placed, UTC; null while none stands.';
comment on column mart.customer_totals.segment is 'none, new (1 order), returning (2 to 4), loyal (5 or more) or vip (5 or more and a net of 1,000.00 or more).';
comment on column mart.customer_totals.version is 'Offset of the record that wrote the row.';

comment on column mart.alerts.alert_id is 'Kind, subject and moment of raising.';
comment on column mart.alerts.kind is 'REVENUE_DROP, REVENUE_SPIKE, STOCK_OUT_AHEAD or DEAD_LETTER_RATE.';
comment on column mart.alerts.subject is 'What it is about: a currency, a product id, or a topic.';
comment on column mart.alerts.state is 'RAISED while it stands, then CLEARED.';
comment on column mart.alerts.raised_at is 'When the rule first held, UTC, by the clock of the streams service.';
comment on column mart.alerts.cleared_at is 'When it held no longer, UTC; null while the alert stands.';
comment on column mart.alerts.observed is 'What was seen at the last change: hundredths of the currency, units in stock, or rejected records.';
comment on column mart.alerts.expected is 'What it was compared with: hundredths of the currency, units sold per day, or records received.';
comment on column mart.alerts.message is 'One sentence for people, with the figures and the rule.';
comment on column mart.alerts.version is 'Offset of the record that wrote the row.';

-- The sink's books ----------------------------------------------------------------------------------------------------

comment on table ops.sink_offsets is 'How far each consumer group has loaded each partition, moved in the transaction of the rows.';
comment on column ops.sink_offsets.consumer_group is 'Consumer group that loads.';
comment on column ops.sink_offsets.topic is 'Topic.';
comment on column ops.sink_offsets.partition is 'Partition of the topic, from 0 on.';
comment on column ops.sink_offsets.topic_id is 'Kafka''s id of the topic: another one means that the topic was made anew.';
comment on column ops.sink_offsets.rejected is 'Of the records, those that were not taken.';
comment on column ops.sink_offsets.updated_at is 'When the row was last written, UTC.';

comment on column ops.rejected_records.consumer_group is 'Consumer group that rejected it.';
comment on column ops.rejected_records.source_topic is 'Topic it came from, or name of the imported file.';
comment on column ops.rejected_records.source_partition is 'Partition it came from; 0 for a file.';
comment on column ops.rejected_records.source_offset is 'Offset it came from, or line number in the file.';
comment on column ops.rejected_records.reason is 'Why, for programs, such as total-mismatch.';
comment on column ops.rejected_records.detail is 'Why, for people.';
comment on column ops.rejected_records.raw_key is 'Key as it was, byte by byte; null where it had none.';
comment on column ops.rejected_records.raw_value is 'Value as it was, byte by byte; null where it had none.';
comment on column ops.rejected_records.source_timestamp is 'Timestamp of the record, UTC; null where it had none.';
comment on column ops.rejected_records.rejected_at is 'When it was rejected, UTC.';

-- Flyway's own table, where Flyway runs this.
do $$
begin
  if to_regclass('ops.schema_history') is not null then
    comment on table ops.schema_history is 'The migrations that made these schemas, kept by Flyway.';
    comment on column ops.schema_history.installed_rank is 'Order in which migrations ran.';
    comment on column ops.schema_history.version is 'Version of the migration; null for one that is repeated when it changes.';
    comment on column ops.schema_history.description is 'Name of the migration.';
    comment on column ops.schema_history.type is 'Kind of migration.';
    comment on column ops.schema_history.script is 'File of the migration.';
    comment on column ops.schema_history.checksum is 'Checksum of the file when it ran.';
    comment on column ops.schema_history.installed_by is 'Database user who ran it.';
    comment on column ops.schema_history.installed_on is 'When it ran.';
    comment on column ops.schema_history.execution_time is 'How long it took, in milliseconds.';
    comment on column ops.schema_history.success is 'Whether it succeeded.';
  end if;
end $$;
