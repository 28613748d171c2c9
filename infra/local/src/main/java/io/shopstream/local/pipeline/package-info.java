/** Waiting until what is in the topics has gone through streams and sink. */
@NullMarked
package io.shopstream.local.pipeline;

import org.jspecify.annotations.NullMarked;
