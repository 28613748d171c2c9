package io.shopstream.sink.table;

import java.time.LocalDate;

/**
 * Units of a product on hand according to its last record of a day.
 *
 * @param day in UTC
 */
public record StockOnDay(String productId, LocalDate day, long closing) {}
