/** Reads records from the JSON of other programs, and checks each by the shared rules. */
@NullMarked
package io.shopstream.api.ingest.read;

import org.jspecify.annotations.NullMarked;
