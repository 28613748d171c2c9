package io.shopstream.producer.catalogue.maker;

import io.shopstream.producer.catalogue.Hash;
import io.shopstream.producer.catalogue.RecentGrowth;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * All inputs of the catalogue. The same spec gives the same rows, ids included, in every JVM; a larger number of users
 * or products leaves the earlier rows unchanged.
 *
 * @param currency ISO 4217 code of prices, costs and budgets
 * @param opening when live traffic begins, UTC; the 24 months before it are the shop's history
 * @param rising whether more users sign up in the last days, as orders rise, see {@link RecentGrowth}
 */
public record CatalogueSpec(
        long seed,
        String currency,
        int categories,
        int products,
        int users,
        int campaigns,
        Instant opening,
        boolean rising) {
    /** Length of the shop's history. */
    public static final int HISTORY_MONTHS = 24;

    // An older generator published its ids with larger versions, so its ids must not be reused.
    private static final String GENERATION = "shop-2/";

    /** A shop whose sign-ups grow steadily. */
    public CatalogueSpec(
            long seed, String currency, int categories, int products, int users, int campaigns, Instant opening) {
        this(seed, currency, categories, products, users, campaigns, opening, false);
    }

    /** When the shop's history begins, UTC. */
    public Instant historyBegins() {
        return opening.atOffset(ZoneOffset.UTC).minusMonths(HISTORY_MONTHS).toInstant();
    }

    /** The random seed of one row, independent of all other rows. */
    long seedOf(String kind, int index) {
        String whole = GENERATION + kind + "/" + opening.toEpochMilli();
        return Hash.mix(seed * 0x9E3779B97F4A7C15L + whole.hashCode() * 0xBF58476D1CE4E5B9L + index);
    }
}
