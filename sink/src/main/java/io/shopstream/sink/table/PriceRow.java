package io.shopstream.sink.table;

import io.shopstream.schemas.avro.Product;
import java.time.Instant;

/**
 * A product whose price or cost differs from what the batch knew before.
 *
 * @param changedAt when the record was written, UTC
 * @param first whether the batch says nothing about the product before this row
 */
public record PriceRow(Product product, Instant changedAt, boolean first) {}
