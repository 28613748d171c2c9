/** What a query parameter may say: windows, times, currencies, limits. No Spring here. */
@NullMarked
package io.shopstream.api.params;

import org.jspecify.annotations.NullMarked;
