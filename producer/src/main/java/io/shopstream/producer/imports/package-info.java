/** The import of the UCI Online Retail file: reads it, judges every line, publishes orders, users and products. */
@NullMarked
package io.shopstream.producer.imports;

import org.jspecify.annotations.NullMarked;
