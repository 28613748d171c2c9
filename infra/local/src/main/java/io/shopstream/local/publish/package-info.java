/** Records that commands send to topics of the shop. */
@NullMarked
package io.shopstream.local.publish;

import org.jspecify.annotations.NullMarked;
