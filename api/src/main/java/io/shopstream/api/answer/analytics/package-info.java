@NullMarked
package io.shopstream.api.answer.analytics;

import org.jspecify.annotations.NullMarked;
