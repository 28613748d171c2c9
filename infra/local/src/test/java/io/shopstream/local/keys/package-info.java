@NullMarked
package io.shopstream.local.keys;

import org.jspecify.annotations.NullMarked;
