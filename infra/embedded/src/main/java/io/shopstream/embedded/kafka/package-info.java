/** A Kafka broker (KRaft, one node) inside this JVM. */
@NullMarked
package io.shopstream.embedded.kafka;

import org.jspecify.annotations.NullMarked;
