/** JSON responses, and what several of them share: revenue figures, rankings, CSV. */
@NullMarked
package io.shopstream.api.answer;

import org.jspecify.annotations.NullMarked;
