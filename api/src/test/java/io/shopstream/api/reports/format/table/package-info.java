@NullMarked
package io.shopstream.api.reports.format.table;

import org.jspecify.annotations.NullMarked;
