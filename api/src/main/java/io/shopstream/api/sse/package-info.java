/** Server-sent events for any number of browsers, computed once. */
@NullMarked
package io.shopstream.api.sse;

import org.jspecify.annotations.NullMarked;
