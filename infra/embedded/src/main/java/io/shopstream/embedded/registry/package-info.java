/** A schema registry with the Confluent API as a child process, with its schemas in PostgreSQL. */
@NullMarked
package io.shopstream.embedded.registry;

import org.jspecify.annotations.NullMarked;
