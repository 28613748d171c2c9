/** All formats behind one door. */
@NullMarked
package io.shopstream.api.reports.format.file;

import org.jspecify.annotations.NullMarked;
