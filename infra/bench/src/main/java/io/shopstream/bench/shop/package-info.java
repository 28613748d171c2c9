/** A shop in a process of its own, and what the system tells about its processes. */
@NullMarked
package io.shopstream.bench.shop;

import org.jspecify.annotations.NullMarked;
