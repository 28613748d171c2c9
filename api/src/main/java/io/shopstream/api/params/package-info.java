/** Parses and validates query parameters: windows, times, currencies, limits. Does not depend on Spring. */
@NullMarked
package io.shopstream.api.params;

import org.jspecify.annotations.NullMarked;
