/** The state of one application id in Kafka and on disk: its name, the check before a start, the reset. */
@NullMarked
package io.shopstream.streams.runtime.application;

import org.jspecify.annotations.NullMarked;
