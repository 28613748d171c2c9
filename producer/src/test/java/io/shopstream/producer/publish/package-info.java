/** Publishing of live records: retries, outages and counts. */
@NullMarked
package io.shopstream.producer.publish;

import org.jspecify.annotations.NullMarked;
