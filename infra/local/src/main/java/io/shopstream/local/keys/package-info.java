/** The commands about API keys: they ask the API to make, list and revoke them. */
@NullMarked
package io.shopstream.local.keys;

import org.jspecify.annotations.NullMarked;
