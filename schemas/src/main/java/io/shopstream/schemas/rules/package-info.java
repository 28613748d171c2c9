/**
 * Validation of orders and events, which orders count, and customer segments. Import, streams, sink, API and verify
 * share these rules.
 */
@NullMarked
package io.shopstream.schemas.rules;

import org.jspecify.annotations.NullMarked;
