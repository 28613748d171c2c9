/** What every address has in common: types of errors, methods, compression, ETags, the OpenAPI document. */
@NullMarked
package io.shopstream.api.http;

import org.jspecify.annotations.NullMarked;
