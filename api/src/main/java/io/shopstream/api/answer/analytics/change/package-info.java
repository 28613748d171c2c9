@NullMarked
package io.shopstream.api.answer.analytics.change;

import org.jspecify.annotations.NullMarked;
