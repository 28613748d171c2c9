@NullMarked
package io.shopstream.producer.catalogue.maker;

import org.jspecify.annotations.NullMarked;
