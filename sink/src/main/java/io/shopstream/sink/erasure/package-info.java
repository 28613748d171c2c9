/** The users whose personal data the warehouse must not hold any more. */
@NullMarked
package io.shopstream.sink.erasure;

import org.jspecify.annotations.NullMarked;
