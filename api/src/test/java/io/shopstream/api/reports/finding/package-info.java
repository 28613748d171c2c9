@NullMarked
package io.shopstream.api.reports.finding;

import org.jspecify.annotations.NullMarked;
