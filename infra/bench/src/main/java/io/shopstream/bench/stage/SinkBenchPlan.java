package io.shopstream.bench.stage;

/**
 * Size of a sink benchmark.
 *
 * @param records approximate number of orders and events in the topics; they make about 7 % more rows
 * @param rounds of each side
 */
public record SinkBenchPlan(long records, int rounds) {
    public SinkBenchPlan {
        if (records < 1 || rounds < 1) {
            throw new IllegalArgumentException("records and rounds must be at least 1");
        }
    }
}
