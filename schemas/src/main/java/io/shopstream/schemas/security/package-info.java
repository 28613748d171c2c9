/** What every service checks alike: where a request comes from, and what of an address may be shown. */
@NullMarked
package io.shopstream.schemas.security;

import org.jspecify.annotations.NullMarked;
