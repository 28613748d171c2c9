/**
 * The topic catalogue: names, partitions, configuration and keys, and the provisioner that creates and checks the
 * topics.
 */
@NullMarked
package io.shopstream.schemas.topic;

import org.jspecify.annotations.NullMarked;
