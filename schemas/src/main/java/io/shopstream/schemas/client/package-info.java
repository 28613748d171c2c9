/** The clients of the services' HTTP endpoints, and the paths and problem bodies that clients and controllers share. */
@NullMarked
package io.shopstream.schemas.client;

import org.jspecify.annotations.NullMarked;
