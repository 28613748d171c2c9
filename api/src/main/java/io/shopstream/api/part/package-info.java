/** The dependencies of the API, and the exception for an unavailable one. */
@NullMarked
package io.shopstream.api.part;

import org.jspecify.annotations.NullMarked;
