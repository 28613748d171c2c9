package io.shopstream.api.answer.data;

import java.time.Instant;

/**
 * A single row.
 *
 * @param asOf time of the last load that it reflects, UTC
 */
public record DataItem<R>(R item, Instant asOf) {}
