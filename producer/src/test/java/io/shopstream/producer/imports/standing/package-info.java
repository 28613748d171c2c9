@NullMarked
package io.shopstream.producer.imports.standing;

import org.jspecify.annotations.NullMarked;
