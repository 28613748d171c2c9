/** Reports on the command line. */
@NullMarked
package io.shopstream.local.report;

import org.jspecify.annotations.NullMarked;
