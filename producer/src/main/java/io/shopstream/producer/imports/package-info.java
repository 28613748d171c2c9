/** Imports the UCI Online Retail data set: reads and validates every line, publishes orders, users and products. */
@NullMarked
package io.shopstream.producer.imports;

import org.jspecify.annotations.NullMarked;
