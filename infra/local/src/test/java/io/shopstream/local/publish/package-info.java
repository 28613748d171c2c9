@NullMarked
package io.shopstream.local.publish;

import org.jspecify.annotations.NullMarked;
