/** Listing, showing and replaying dead letters. */
@NullMarked
package io.shopstream.local.deadletters;

import org.jspecify.annotations.NullMarked;
