@NullMarked
package io.shopstream.api.reports.format;

import org.jspecify.annotations.NullMarked;
