/** How every client of every service and command reaches the shop's Kafka cluster. */
@NullMarked
package io.shopstream.schemas.kafka;

import org.jspecify.annotations.NullMarked;
