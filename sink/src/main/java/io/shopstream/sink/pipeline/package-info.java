/** Whether what is in the topics has gone through streams and both loaders. */
@NullMarked
package io.shopstream.sink.pipeline;

import org.jspecify.annotations.NullMarked;
