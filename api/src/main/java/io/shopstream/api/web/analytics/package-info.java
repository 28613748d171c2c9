@NullMarked
package io.shopstream.api.web.analytics;

import org.jspecify.annotations.NullMarked;
