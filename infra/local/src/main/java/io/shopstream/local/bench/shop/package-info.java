/** A shop in a process of its own, and what the system tells about its processes. */
@NullMarked
package io.shopstream.local.bench.shop;

import org.jspecify.annotations.NullMarked;
