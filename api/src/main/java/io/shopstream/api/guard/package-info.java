/** Who may ask for what: API keys, roles, sessions, limits, and the record of what was changed by whom. */
@NullMarked
package io.shopstream.api.guard;

import org.jspecify.annotations.NullMarked;
