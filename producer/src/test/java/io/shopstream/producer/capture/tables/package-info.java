/** The mapping of captured rows to records. */
@NullMarked
package io.shopstream.producer.capture.tables;

import org.jspecify.annotations.NullMarked;
