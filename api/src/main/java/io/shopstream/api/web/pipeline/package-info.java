/** Controllers of health, status and requests to producer and sink. */
@NullMarked
package io.shopstream.api.web.pipeline;

import org.jspecify.annotations.NullMarked;
