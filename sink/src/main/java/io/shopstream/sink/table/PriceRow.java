package io.shopstream.sink.table;

import io.shopstream.schemas.avro.Product;
import java.time.Instant;

/**
 * Price and cost of a product from a point in time on.
 *
 * @param changedAt when the record was written, UTC
 */
public record PriceRow(Product product, Instant changedAt) {}
