/** What the tests of this module share. */
@NullMarked
package io.shopstream.schemas;

import org.jspecify.annotations.NullMarked;
