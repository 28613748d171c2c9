@NullMarked
package io.shopstream.local.shop;

import org.jspecify.annotations.NullMarked;
