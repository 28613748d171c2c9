/** Dead letters: how every service makes them and what they keep of a rejected record. */
@NullMarked
package io.shopstream.schemas.deadletter;

import org.jspecify.annotations.NullMarked;
