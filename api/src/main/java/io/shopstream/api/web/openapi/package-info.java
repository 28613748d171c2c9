/** The OpenAPI document: what it says beyond the controllers' own descriptions. */
@NullMarked
package io.shopstream.api.web.openapi;

import org.jspecify.annotations.NullMarked;
