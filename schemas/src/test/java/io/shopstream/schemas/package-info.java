/** Shared fixtures of this module's tests. */
@NullMarked
package io.shopstream.schemas;

import org.jspecify.annotations.NullMarked;
