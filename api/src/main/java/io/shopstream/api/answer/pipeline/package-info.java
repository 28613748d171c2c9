/** Health and status, requests to producer and sink, and their responses. */
@NullMarked
package io.shopstream.api.answer.pipeline;

import org.jspecify.annotations.NullMarked;
