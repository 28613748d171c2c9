/** Change capture against a real database, broker and registry. */
@NullMarked
package io.shopstream.producer.capture;

import org.jspecify.annotations.NullMarked;
