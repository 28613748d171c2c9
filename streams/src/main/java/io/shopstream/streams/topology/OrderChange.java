package io.shopstream.streams.topology;

import io.shopstream.schemas.avro.Order;
import org.jspecify.annotations.Nullable;

/**
 * A newer version of an order replaces an older one. Every aggregate is a function of this pair: take the old version's
 * contribution out, put the new one's in.
 *
 * @param before the version that was the highest until now, null for an order's first one
 * @param after the version that is the highest now
 */
record OrderChange(@Nullable Order before, Order after) {}
