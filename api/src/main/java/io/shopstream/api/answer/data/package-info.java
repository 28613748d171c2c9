/** Rows of the warehouse as answers: the components of a record are the columns, in their order. */
@NullMarked
package io.shopstream.api.answer.data;

import org.jspecify.annotations.NullMarked;
