/** What the topics say: the state and the sums that every view must show, computed from the log alone. */
@NullMarked
package io.shopstream.local.verify.expected;

import org.jspecify.annotations.NullMarked;
