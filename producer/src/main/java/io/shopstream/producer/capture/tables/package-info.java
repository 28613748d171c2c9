/** The captured tables: the columns that capture needs, and how a row becomes the record of its topic. */
@NullMarked
package io.shopstream.producer.capture.tables;

import org.jspecify.annotations.NullMarked;
