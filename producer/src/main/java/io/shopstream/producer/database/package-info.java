/** The shop's operational database: schema, first rows, and the writes of live traffic. */
@NullMarked
package io.shopstream.producer.database;

import org.jspecify.annotations.NullMarked;
