/** Orders in, changes out: judged, deduplicated by version, or dead-lettered. */
@NullMarked
package io.shopstream.streams.intake;

import org.jspecify.annotations.NullMarked;
