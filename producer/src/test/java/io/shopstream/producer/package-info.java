@NullMarked
package io.shopstream.producer;

import org.jspecify.annotations.NullMarked;
