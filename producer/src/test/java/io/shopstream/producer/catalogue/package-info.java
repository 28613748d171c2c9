@NullMarked
package io.shopstream.producer.catalogue;

import org.jspecify.annotations.NullMarked;
