/** How the pipeline is: parts, lag, freshness, rejected records. */
@NullMarked
package io.shopstream.api.pipeline;

import org.jspecify.annotations.NullMarked;
