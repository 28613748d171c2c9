/** Server-sent events, computed and encoded once for all clients. */
@NullMarked
package io.shopstream.api.sse;

import org.jspecify.annotations.NullMarked;
