/** JSON records in the answers of the streams queries and of the producer's status. */
@NullMarked
package io.shopstream.schemas.query;

import org.jspecify.annotations.NullMarked;
