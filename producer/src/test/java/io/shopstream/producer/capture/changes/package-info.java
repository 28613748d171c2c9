/** Publishing of captured changes against a producer that rejects records. */
@NullMarked
package io.shopstream.producer.capture.changes;

import org.jspecify.annotations.NullMarked;
