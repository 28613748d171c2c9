/** Controllers of the addresses that take records of other programs. */
@NullMarked
package io.shopstream.api.web.ingest;

import org.jspecify.annotations.NullMarked;
