@NullMarked
package io.shopstream.api.reports.rule;

import org.jspecify.annotations.NullMarked;
