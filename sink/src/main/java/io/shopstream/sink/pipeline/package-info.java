/** Waits until streams and both loaders have processed the topics. */
@NullMarked
package io.shopstream.sink.pipeline;

import org.jspecify.annotations.NullMarked;
