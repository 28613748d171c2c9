/** The views of mart against a naive recomputation, and what the database says about itself. */
@NullMarked
package io.shopstream.sink.view;

import org.jspecify.annotations.NullMarked;
