/** What was rejected and is to be looked at or sent again. */
@NullMarked
package io.shopstream.local.letters;

import org.jspecify.annotations.NullMarked;
