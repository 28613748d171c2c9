@NullMarked
package io.shopstream.api.reports.format.html;

import org.jspecify.annotations.NullMarked;
