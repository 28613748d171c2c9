@NullMarked
package io.shopstream.local.deadletters;

import org.jspecify.annotations.NullMarked;
