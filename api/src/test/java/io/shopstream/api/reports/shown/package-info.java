@NullMarked
package io.shopstream.api.reports.shown;

import org.jspecify.annotations.NullMarked;
