/** Unpacks what holds the lines: gzip, zip, and xlsx workbooks. Errors are {@code IOException}s for the user. */
@NullMarked
package io.shopstream.producer.imports.container;

import org.jspecify.annotations.NullMarked;
