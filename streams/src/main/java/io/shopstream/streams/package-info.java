/** Main class, settings and bean configuration of the streams service. */
@NullMarked
package io.shopstream.streams;

import org.jspecify.annotations.NullMarked;
