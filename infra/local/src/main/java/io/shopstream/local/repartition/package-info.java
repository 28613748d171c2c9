/** Another number of partitions for a shop that has records: all of its topics copied by key under another prefix. */
@NullMarked
package io.shopstream.local.repartition;

import org.jspecify.annotations.NullMarked;
