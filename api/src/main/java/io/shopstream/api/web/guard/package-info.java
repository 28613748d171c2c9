/** The guard at the edge: keys, sessions, limits and the audit of requests. */
@NullMarked
package io.shopstream.api.web.guard;

import org.jspecify.annotations.NullMarked;
