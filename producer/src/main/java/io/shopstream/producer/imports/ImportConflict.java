package io.shopstream.producer.imports;

/**
 * An order of the file that may not be the one that the shop has under its number: nothing was changed.
 *
 * @param why the difference that decided
 * @param existing what the shop has, in words
 * @param file what the file has, in words
 */
public record ImportConflict(String orderId, String why, String existing, String file) {}
