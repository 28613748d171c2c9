/** The state of the pipeline: dependencies, lag, freshness, rejected records. */
@NullMarked
package io.shopstream.api.pipeline;

import org.jspecify.annotations.NullMarked;
