package io.shopstream.producer.catalogue;

/** A row of {@code shop.categories}. */
public record CategoryRow(String id, String name, String department) {}
