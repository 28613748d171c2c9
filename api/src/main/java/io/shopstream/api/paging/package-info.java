/** Pages of lists: which one is asked for, where it begins, and the token of the next one. */
@NullMarked
package io.shopstream.api.paging;

import org.jspecify.annotations.NullMarked;
