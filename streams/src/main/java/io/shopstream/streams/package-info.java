/** The streams service as a process: main, settings, the objects it is made of. */
@NullMarked
package io.shopstream.streams;

import org.jspecify.annotations.NullMarked;
