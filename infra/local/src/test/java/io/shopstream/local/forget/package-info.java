@NullMarked
package io.shopstream.local.forget;

import org.jspecify.annotations.NullMarked;
