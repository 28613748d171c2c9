/** The alert rules: each decides from measures, without state of its own, whether an alert should be active. */
@NullMarked
package io.shopstream.streams.alerts.rule;

import org.jspecify.annotations.NullMarked;
