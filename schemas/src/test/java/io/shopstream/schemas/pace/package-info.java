/** How live records are gathered on their way from the shop to the screen: one answer for all services. */
@NullMarked
package io.shopstream.schemas.pace;

import org.jspecify.annotations.NullMarked;
