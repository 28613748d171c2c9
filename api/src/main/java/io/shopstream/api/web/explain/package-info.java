/** The addresses below /api/explain. */
@NullMarked
package io.shopstream.api.web.explain;

import org.jspecify.annotations.NullMarked;
