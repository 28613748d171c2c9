/** What was rejected and is to be looked at or sent again. */
@NullMarked
package io.shopstream.local.deadletters;

import org.jspecify.annotations.NullMarked;
