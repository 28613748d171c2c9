package io.shopstream.sink.table;

import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderLine;

/** A line together with its order, which gives it id, version and time. */
public record ItemRow(Order order, OrderLine line) {}
