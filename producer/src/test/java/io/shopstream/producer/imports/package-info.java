@NullMarked
package io.shopstream.producer.imports;

import org.jspecify.annotations.NullMarked;
