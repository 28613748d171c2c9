/** A fake streams service, a warehouse and a shop for the tests of this module. */
@NullMarked
package io.shopstream.api.support;

import org.jspecify.annotations.NullMarked;
