/** Each check reads one part of the log and the views of it, and compares them. */
@NullMarked
package io.shopstream.local.verify.checks;

import org.jspecify.annotations.NullMarked;
