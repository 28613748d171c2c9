@NullMarked
package io.shopstream.producer.imports.existing;

import org.jspecify.annotations.NullMarked;
