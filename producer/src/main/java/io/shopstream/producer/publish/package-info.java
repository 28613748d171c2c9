/** Publishes the shop's orders and events: topics, keys, timestamps, retries, counts of sent and acked records. */
@NullMarked
package io.shopstream.producer.publish;

import org.jspecify.annotations.NullMarked;
