package io.shopstream.producer.imports.existing;

import io.shopstream.schemas.avro.Order;
import org.jspecify.annotations.Nullable;

/**
 * The newest version of an order in the topic.
 *
 * @param importedFrom {@link FileIdentity#key} of the import that wrote this version; null if another program did, or
 *     an import before imports marked their orders
 */
public record ExistingOrder(Order order, @Nullable String importedFrom) {}
