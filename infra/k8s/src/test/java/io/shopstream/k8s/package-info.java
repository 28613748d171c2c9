/** What Kubernetes and compose are told, compared with the code. */
@NullMarked
package io.shopstream.k8s;

import org.jspecify.annotations.NullMarked;
