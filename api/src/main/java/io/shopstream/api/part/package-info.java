/** The parts of the pipeline that the API stands on, and what it says when one is away. */
@NullMarked
package io.shopstream.api.part;

import org.jspecify.annotations.NullMarked;
