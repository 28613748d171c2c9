package io.shopstream.producer.catalogue;

import java.time.Instant;

/**
 * A row of {@code shop.users}.
 *
 * @param registeredAt UTC; the customer is inactive before
 */
public record UserRow(
        String id, String name, String email, String country, String city, CustomerType type, Instant registeredAt) {}
