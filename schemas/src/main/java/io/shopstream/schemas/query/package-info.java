/** The JSON records with which the streams query endpoint answers. */
@NullMarked
package io.shopstream.schemas.query;

import org.jspecify.annotations.NullMarked;
