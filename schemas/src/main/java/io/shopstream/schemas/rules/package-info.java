/**
 * Validation of orders and events, which orders count, and customer segments. Import, ingest, streams and sink share
 * these rules.
 */
@NullMarked
package io.shopstream.schemas.rules;

import org.jspecify.annotations.NullMarked;
