package io.shopstream.schemas.pace;

import java.time.Duration;

/**
 * Defines how long each stage may batch live records. A batch, a request or a transaction costs about the same for one
 * record as for a hundred, so at a shop's usual rate the number of batches determines the cost, and people do not
 * notice a delay of a few tenths of a second. An order waits for {@link #PUBLISH}, {@link #COMMIT} and {@link #SCREEN}
 * in turn, each only half of it on average; their sum stays at 700 ms.
 *
 * <p>Under lag only {@link #COMMIT} counts: the other stages then process all available records, up to one full batch.
 */
public final class FreshnessBudget {
    /** Interval between two steps of the shop simulator. The records of one step go to Kafka together. */
    public static final Duration PUBLISH = Duration.ofMillis(150);

    /** Commit interval of a stream thread. An order can be queried after the first commit that includes it. */
    public static final Duration COMMIT = Duration.ofMillis(400);

    /** Interval between two updates of a page that is being viewed. */
    public static final Duration SCREEN = Duration.ofMillis(150);

    /** Interval between two transactions of a loader: what the loader adds to the age of a row. */
    public static final Duration WAREHOUSE = Duration.ofSeconds(1);

    private FreshnessBudget() {}
}
