/** The access log: one line for every request, where the setting asks for it. */
@NullMarked
package io.shopstream.edge.access;

import org.jspecify.annotations.NullMarked;
