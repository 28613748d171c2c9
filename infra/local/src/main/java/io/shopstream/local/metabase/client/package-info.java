/** Talks to Metabase by its documented REST API. */
@NullMarked
package io.shopstream.local.metabase.client;

import org.jspecify.annotations.NullMarked;
