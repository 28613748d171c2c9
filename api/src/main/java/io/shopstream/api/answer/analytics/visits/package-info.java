@NullMarked
package io.shopstream.api.answer.analytics.visits;

import org.jspecify.annotations.NullMarked;
