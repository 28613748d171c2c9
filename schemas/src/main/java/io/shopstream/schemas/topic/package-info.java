/**
 * The topic catalogue: names, partitions, configuration and keys; creating and checking the topics, reading them to
 * their ends, and asking for these ends.
 */
@NullMarked
package io.shopstream.schemas.topic;

import org.jspecify.annotations.NullMarked;
