/** What the addresses below {@code /api/reports} answer. */
@NullMarked
package io.shopstream.api.answer.reports;

import org.jspecify.annotations.NullMarked;
