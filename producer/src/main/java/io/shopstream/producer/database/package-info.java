/** The shop's operational database: schema, first content, and the writes of a living shop. */
@NullMarked
package io.shopstream.producer.database;

import org.jspecify.annotations.NullMarked;
