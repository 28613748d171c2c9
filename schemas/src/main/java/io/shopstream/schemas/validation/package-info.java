/** The one verdict on a record, which streams, sink, api and {@code verify} share. */
@NullMarked
package io.shopstream.schemas.validation;

import org.jspecify.annotations.NullMarked;
