@NullMarked
package io.shopstream.producer.imports.lines;

import org.jspecify.annotations.NullMarked;
