package io.shopstream.bench.stage;

/**
 * How much of streams is measured.
 *
 * @param records that the topics are filled with, roughly; the first third warms the JVM up and is not measured
 * @param rounds of each side
 * @param threads stream threads
 * @param asPast whether the records lie in 24 months, or in minutes as those of a very busy shop
 */
public record StreamsBenchPlan(long records, int rounds, int threads, boolean asPast) {
    public StreamsBenchPlan {
        if (records < 1 || rounds < 1 || threads < 1) {
            throw new IllegalArgumentException("records, rounds and threads must be at least 1");
        }
    }
}
