@NullMarked
package io.shopstream.producer.imports.columns;

import org.jspecify.annotations.NullMarked;
