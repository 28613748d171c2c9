/** Reports as one file for browsers, and the markup that PDF has in common with it. */
@NullMarked
package io.shopstream.api.reports.format.html;

import org.jspecify.annotations.NullMarked;
