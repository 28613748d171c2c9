package io.shopstream.producer.catalogue;

import java.time.Instant;

/**
 * A row of {@code shop.users}.
 *
 * @param registeredAt UTC; before that moment the customer does nothing in the shop
 */
public record UserRow(
        String id, String name, String email, String country, String city, CustomerType type, Instant registeredAt) {}
