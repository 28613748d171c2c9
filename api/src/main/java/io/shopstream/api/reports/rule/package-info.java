/** Suggestions: each is made by a rule with a threshold, which it names. Pure functions of answers. */
@NullMarked
package io.shopstream.api.reports.rule;

import org.jspecify.annotations.NullMarked;
