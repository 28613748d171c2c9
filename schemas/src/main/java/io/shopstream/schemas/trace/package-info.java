/** What clients of HTTP and Kafka tell about traces; they need no library for it. */
@NullMarked
package io.shopstream.schemas.trace;

import org.jspecify.annotations.NullMarked;
