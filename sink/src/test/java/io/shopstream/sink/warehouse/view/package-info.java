/** Tests of the views in {@code mart} against a naive computation, and of comments and grants in the database. */
@NullMarked
package io.shopstream.sink.warehouse.view;

import org.jspecify.annotations.NullMarked;
