/** PostgreSQL binary COPY: rows to bytes, bytes to the server. */
@NullMarked
package io.shopstream.sink.copy;

import org.jspecify.annotations.NullMarked;
