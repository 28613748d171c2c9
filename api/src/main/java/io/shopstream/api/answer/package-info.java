/** The JSON records that the API answers with: money as decimal strings, times in UTC, snake_case on the wire. */
@NullMarked
package io.shopstream.api.answer;

import org.jspecify.annotations.NullMarked;
