@NullMarked
package io.shopstream.local.metabase.provision;

import org.jspecify.annotations.NullMarked;
