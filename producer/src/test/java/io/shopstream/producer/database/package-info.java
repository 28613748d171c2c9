/** The shop database against a real PostgreSQL. */
@NullMarked
package io.shopstream.producer.database;

import org.jspecify.annotations.NullMarked;
