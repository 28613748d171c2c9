package io.shopstream.producer.imports;

/**
 * An order of the file that may not be the one that stands under its number: nothing was changed.
 *
 * @param why the difference that decided
 * @param standing what stands, in words
 * @param file what the file has, in words
 */
public record ImportConflict(String orderId, String why, String standing, String file) {}
