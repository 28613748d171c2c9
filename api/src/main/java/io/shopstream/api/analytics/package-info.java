@NullMarked
package io.shopstream.api.analytics;

import org.jspecify.annotations.NullMarked;
