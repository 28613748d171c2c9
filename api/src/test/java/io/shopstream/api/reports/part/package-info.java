@NullMarked
package io.shopstream.api.reports.part;

import org.jspecify.annotations.NullMarked;
