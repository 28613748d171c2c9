@NullMarked
package io.shopstream.local.metabase;

import org.jspecify.annotations.NullMarked;
