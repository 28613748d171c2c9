/** Errors as RFC 9457 problem responses, whatever found them. */
@NullMarked
package io.shopstream.api.web.problem;

import org.jspecify.annotations.NullMarked;
