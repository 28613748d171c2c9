@NullMarked
package io.shopstream.schemas.client;

import org.jspecify.annotations.NullMarked;
