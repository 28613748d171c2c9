/** Collects the answers of all partitions: from the stores here, and from other instances over HTTP. */
@NullMarked
package io.shopstream.streams.query.cluster;

import org.jspecify.annotations.NullMarked;
