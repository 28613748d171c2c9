@NullMarked
package io.shopstream.producer.imports.dates;

import org.jspecify.annotations.NullMarked;
