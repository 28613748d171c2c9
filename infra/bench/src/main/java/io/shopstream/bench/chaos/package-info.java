/** What the shop must survive, done to it on purpose, with an oracle that knows every number. */
@NullMarked
package io.shopstream.bench.chaos;

import org.jspecify.annotations.NullMarked;
