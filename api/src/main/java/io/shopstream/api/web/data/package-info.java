/** Controllers of the tables of the warehouse, and their description in the OpenAPI document. */
@NullMarked
package io.shopstream.api.web.data;

import org.jspecify.annotations.NullMarked;
