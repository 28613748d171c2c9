package io.shopstream.producer.catalogue;

import java.time.Instant;

/**
 * Everything that the catalogue follows from. The same spec gives the same records, ids and versions included, in every
 * JVM; more users or products leave the earlier ones as they are.
 *
 * @param currency of prices, costs and budgets
 * @param year the campaigns are those of this year
 */
public record CatalogueSpec(
        long seed, String currency, int categories, int products, int users, int campaigns, int year) {
    /** Version and age of everything in the catalogue: fixed, so that publishing it again changes nothing. */
    static final Instant EPOCH = Instant.parse("2025-01-01T00:00:00Z");

    /** The generator of one item: what else exists does not change it. */
    long seedOf(String kind, int index) {
        // SplitMix64's finaliser: neighbours in, strangers out.
        long mixed = seed * 0x9E3779B97F4A7C15L + kind.hashCode() * 0xBF58476D1CE4E5B9L + index;
        mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
