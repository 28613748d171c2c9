@NullMarked
package io.shopstream.producer.imports.container;

import org.jspecify.annotations.NullMarked;
