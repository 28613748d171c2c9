@NullMarked
package io.shopstream.local.chaos;

import org.jspecify.annotations.NullMarked;
