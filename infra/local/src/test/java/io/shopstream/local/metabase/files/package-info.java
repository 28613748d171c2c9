@NullMarked
package io.shopstream.local.metabase.files;

import org.jspecify.annotations.NullMarked;
