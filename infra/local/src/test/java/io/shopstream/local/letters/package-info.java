@NullMarked
package io.shopstream.local.letters;

import org.jspecify.annotations.NullMarked;
