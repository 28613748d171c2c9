package io.shopstream.api.answer.data;

import java.time.Instant;

/**
 * A version of an order that was loaded once, with the status that it brought.
 *
 * @param id {@code order_id:version}, by which the change can be asked for
 * @param version from 1 on
 * @param status PLACED, PAID, SHIPPED, DELIVERED, CANCELLED or REFUNDED
 * @param changedAt UTC: when the version was made
 */
public record StatusChangeRow(String id, String orderId, long version, String status, Instant changedAt) {}
