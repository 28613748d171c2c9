/** Recognises how a file of order lines is written: columns, delimiter, encoding, dates, decimal sign. */
@NullMarked
package io.shopstream.producer.imports.format;

import org.jspecify.annotations.NullMarked;
