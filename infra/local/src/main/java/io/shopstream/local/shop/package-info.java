/** Which shop a command works on, and how it reaches the parts of that shop. */
@NullMarked
package io.shopstream.local.shop;

import org.jspecify.annotations.NullMarked;
