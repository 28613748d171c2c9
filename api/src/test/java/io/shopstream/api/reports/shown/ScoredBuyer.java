package io.shopstream.api.reports.shown;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.Predicate;

/**
 * A customer who bought before a report's end, and the scores, each counted one by one.
 *
 * @param last time of the last sale, as PostgreSQL writes it, which sorts by time
 */
record ScoredBuyer(Bought bought, int recency, int frequency, int monetary) {
    private static final int SCORES = 5;

    /** What a customer bought so far. */
    record Bought(String last, long orders, BigDecimal net) {}

    /** A score is one more than the whole fifths of the buyers who have less. */
    static List<ScoredBuyer> score(List<Bought> all) {
        return all.stream()
                .map(own -> new ScoredBuyer(
                        own,
                        score(all, other -> other.last().compareTo(own.last()) < 0),
                        score(all, other -> other.orders() < own.orders()),
                        score(all, other -> other.net().compareTo(own.net()) < 0)))
                .toList();
    }

    private static int score(List<Bought> all, Predicate<Bought> hasLess) {
        return 1 + (int) (SCORES * all.stream().filter(hasLess).count() / all.size());
    }

    /** The name of the segment, as the rules that the report prints say. */
    String segment() {
        boolean isChampion = recency >= 4 && frequency >= 4 && monetary >= 4;
        if (recency >= 4 && bought.orders() == 1) {
            return "New";
        }
        if (recency <= 2) {
            return frequency >= 3 ? "At risk" : "Hibernating";
        }
        if (frequency <= 2) {
            return "Promising";
        }
        return isChampion ? "Champions" : "Loyal";
    }
}
