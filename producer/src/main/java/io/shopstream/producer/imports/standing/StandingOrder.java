package io.shopstream.producer.imports.standing;

import io.shopstream.schemas.avro.Order;
import org.jspecify.annotations.Nullable;

/**
 * The newest version of an order in the topic.
 *
 * @param importedFrom {@link FileContent#key} of the import that wrote this version; null if another program did, or an
 *     import before imports marked their orders
 */
public record StandingOrder(Order order, @Nullable String importedFrom) {}
