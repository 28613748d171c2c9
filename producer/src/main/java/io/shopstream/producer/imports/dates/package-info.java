/** Reads dates and times as files write them. */
@NullMarked
package io.shopstream.producer.imports.dates;

import org.jspecify.annotations.NullMarked;
