package io.shopstream.api.params;

import org.jspecify.annotations.Nullable;

/**
 * Which part of all sales is asked for: one category, one shipping country, or, both null, everything.
 *
 * @param category id as it was at the sale
 */
public record Slice(@Nullable String category, @Nullable String country) {
    public static final Slice EVERYTHING = new Slice(null, null);

    /** @throws BadParameterException if both are given: no state store knows categories within countries */
    public Slice {
        if (category != null && country != null) {
            throw new BadParameterException("country", "cannot be combined with 'category'");
        }
    }
}
