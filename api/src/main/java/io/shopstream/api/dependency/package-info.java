/** The services that the API depends on, and the exceptions for one that is unavailable or refuses a request. */
@NullMarked
package io.shopstream.api.dependency;

import org.jspecify.annotations.NullMarked;
