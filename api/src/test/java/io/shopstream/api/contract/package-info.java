/** Requests and answers of the tests, checked by the committed OpenAPI document. */
@NullMarked
package io.shopstream.api.contract;

import org.jspecify.annotations.NullMarked;
