/** {@code ./shopstream metabase}: dashboards from files. */
@NullMarked
package io.shopstream.local.metabase;

import org.jspecify.annotations.NullMarked;
