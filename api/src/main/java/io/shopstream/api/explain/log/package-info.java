/** Single records of Kafka by their position. */
@NullMarked
package io.shopstream.api.explain.log;

import org.jspecify.annotations.NullMarked;
