/**
 * The HTTP edge that the four services share: they answer under their own names only, accept changes from this machine
 * only, and every error is a problem (RFC 9457).
 */
@NullMarked
package io.shopstream.edge;

import org.jspecify.annotations.NullMarked;
