package io.shopstream.sink.table;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;

/** An order line with its order, which has the order id, version and time. */
public record ItemRow(Order order, OrderLine line) {}
