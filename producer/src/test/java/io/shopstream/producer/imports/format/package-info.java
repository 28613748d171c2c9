@NullMarked
package io.shopstream.producer.imports.format;

import org.jspecify.annotations.NullMarked;
