/** Answers to records that are sent to the shop. */
@NullMarked
package io.shopstream.api.answer.ingest;

import org.jspecify.annotations.NullMarked;
