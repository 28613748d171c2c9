package io.shopstream.bench.streams;

/**
 * Size of a streams benchmark.
 *
 * @param records approximate number in the topics; the first third is warm-up and not measured
 * @param rounds of each side
 * @param threads stream threads
 * @param asHistory whether the records span 24 months, or minutes of a very busy shop
 */
public record StreamsBenchPlan(long records, int rounds, int threads, boolean asHistory) {
    public StreamsBenchPlan {
        if (records < 1 || rounds < 1 || threads < 1) {
            throw new IllegalArgumentException("records, rounds and threads must be at least 1");
        }
    }
}
