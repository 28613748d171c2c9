/** The topic catalogue: names, partitions, configuration, keys, and the provisioner that makes them so. */
@NullMarked
package io.shopstream.schemas.topic;

import org.jspecify.annotations.NullMarked;
