@NullMarked
package io.shopstream.local.acl;

import org.jspecify.annotations.NullMarked;
