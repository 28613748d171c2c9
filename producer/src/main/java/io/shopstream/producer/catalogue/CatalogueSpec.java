package io.shopstream.producer.catalogue;

import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Everything that the catalogue follows from. The same spec gives the same rows, ids included, in every JVM; more users
 * or products leave the earlier ones as they are.
 *
 * @param currency ISO 4217 code of prices, costs and budgets
 * @param opening when live traffic begins, UTC; the 24 months before it are the shop's past
 */
public record CatalogueSpec(
        long seed, String currency, int categories, int products, int users, int campaigns, Instant opening) {
    /** How far back the shop's past reaches. */
    public static final int PAST_MONTHS = 24;

    // Ids of an older generator were published with larger versions: none of them may come back.
    private static final String GENERATION = "shop-2/";

    /** When the shop's past begins, UTC. */
    public Instant pastBegins() {
        return opening.atOffset(ZoneOffset.UTC).minusMonths(PAST_MONTHS).toInstant();
    }

    /** The generator of one item: what else exists does not change it. */
    long seedOf(String kind, int index) {
        String whole = GENERATION + kind + "/" + opening.toEpochMilli();
        return Hash.mix(seed * 0x9E3779B97F4A7C15L + whole.hashCode() * 0xBF58476D1CE4E5B9L + index);
    }
}
