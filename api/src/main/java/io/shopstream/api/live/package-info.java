/** The live feed: rates and latest orders from the topics, rolling numbers from the state stores. */
@NullMarked
package io.shopstream.api.live;

import org.jspecify.annotations.NullMarked;
