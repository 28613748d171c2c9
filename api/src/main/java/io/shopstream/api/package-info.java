/** The HTTP API of the shop: REST, server-sent events and the live page. */
@NullMarked
package io.shopstream.api;

import org.jspecify.annotations.NullMarked;
