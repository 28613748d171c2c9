package io.shopstream.sink.table;

import io.shopstream.schemas.avro.Product;
import java.time.Instant;

/**
 * What a product cost from a moment on.
 *
 * @param changedAt when the record was written, UTC
 */
public record PriceRow(Product product, Instant changedAt) {}
