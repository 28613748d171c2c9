package io.shopstream.api.params;

import org.jspecify.annotations.Nullable;

/**
 * Restricts sales; a null restricts nothing.
 *
 * @param category id of the category at the time of the sale, {@code unknown} for lines without one: of an order, only
 *     its lines of this category count
 * @param country shipping country, as the order names it
 * @param channel sales channel, as the order names it
 */
public record SalesFilter(
        @Nullable String category,
        @Nullable String country,
        @Nullable String channel) {

    public boolean isEmpty() {
        return category == null && country == null && channel == null;
    }

    /** Whether nothing but the category may be restricted. */
    public boolean isByCategoryAtMost() {
        return country == null && channel == null;
    }

    /** Whether nothing but the country may be restricted. */
    public boolean isByCountryAtMost() {
        return category == null && channel == null;
    }
}
