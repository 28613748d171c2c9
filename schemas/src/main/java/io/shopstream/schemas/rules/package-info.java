/** What a valid order is, and which orders count. Import, ingest and streams all judge by these. */
@NullMarked
package io.shopstream.schemas.rules;

import org.jspecify.annotations.NullMarked;
