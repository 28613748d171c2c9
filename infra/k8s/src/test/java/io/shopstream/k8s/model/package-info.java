/** The objects of the overlays, as the types of their APIs read them. */
@NullMarked
package io.shopstream.k8s.model;

import org.jspecify.annotations.NullMarked;
