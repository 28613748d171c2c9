package io.shopstream.bench.stage;

/**
 * How much of the sink is measured.
 *
 * @param records orders and events that the topics are filled with, roughly; they make some 7 % more rows
 * @param rounds of each side
 */
public record SinkBenchPlan(long records, int rounds) {
    public SinkBenchPlan {
        if (records < 1 || rounds < 1) {
            throw new IllegalArgumentException("records and rounds must be at least 1");
        }
    }
}
