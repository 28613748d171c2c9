package io.shopstream.api.params;

import org.jspecify.annotations.Nullable;

/**
 * Restricts sales to one category or one shipping country; both null for all sales.
 *
 * @param category id of the category at the time of the sale
 */
public record SalesScope(
        @Nullable String category, @Nullable String country) {
    /** @throws BadParameterException if both are given: no state store holds categories within countries */
    public SalesScope {
        if (category != null && country != null) {
            throw new BadParameterException("country", "cannot be combined with 'category'");
        }
    }
}
