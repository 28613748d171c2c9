/** Orders that another program sends, while the service that takes them is killed. */
@NullMarked
package io.shopstream.local.ingest;

import org.jspecify.annotations.NullMarked;
