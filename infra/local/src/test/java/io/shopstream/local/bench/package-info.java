@NullMarked
package io.shopstream.local.bench;

import org.jspecify.annotations.NullMarked;
