package io.shopstream.sink.table;

import java.time.LocalDate;

/**
 * Units of a product on hand when a day was last heard of.
 *
 * @param day in UTC
 */
public record StockOnDay(String productId, LocalDate day, long closing) {}
