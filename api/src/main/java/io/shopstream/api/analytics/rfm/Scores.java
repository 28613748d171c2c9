package io.shopstream.api.analytics.rfm;

/**
 * What the rules look at, from 1 to 5 each.
 *
 * @param boughtOnce whether a single sale stands
 */
record Scores(int recency, int frequency, int monetary, boolean boughtOnce) {
    static final int MAX = 5;
    private static final int BASE = 10;

    /** As {@link ScoredSql#SCORES} computes it. */
    int number() {
        return ((recency * BASE + frequency) * BASE + monetary) * BASE + (boughtOnce ? 1 : 0);
    }
}
