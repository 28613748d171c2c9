@NullMarked
package io.shopstream.sink.housekeeping;

import org.jspecify.annotations.NullMarked;
