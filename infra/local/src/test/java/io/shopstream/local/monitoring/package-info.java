/** Checks dashboards, alert rules, runbook and the page of metrics against each other and against a real shop. */
@NullMarked
package io.shopstream.local.monitoring;

import org.jspecify.annotations.NullMarked;
