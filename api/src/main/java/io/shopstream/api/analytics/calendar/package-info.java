@NullMarked
package io.shopstream.api.analytics.calendar;

import org.jspecify.annotations.NullMarked;
