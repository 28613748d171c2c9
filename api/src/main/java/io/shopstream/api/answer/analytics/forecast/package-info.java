@NullMarked
package io.shopstream.api.answer.analytics.forecast;

import org.jspecify.annotations.NullMarked;
