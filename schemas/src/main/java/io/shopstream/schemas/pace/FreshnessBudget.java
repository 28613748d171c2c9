package io.shopstream.schemas.pace;

import java.time.Duration;

/**
 * How long each stage may gather live records before it hands them on together. A batch, a request or a transaction costs
 * about the same for one record as for a hundred, so at a shop's usual rate the number of hand-overs is the cost; and
 * nobody sees a number move sooner than a few tenths of a second. An order waits for {@link #PUBLISH}, {@link #COMMIT} and
 * {@link #SCREEN} in turn, each only half of it on average; their sum stays at 700 ms.
 *
 * <p>Under lag only {@link #COMMIT} counts: the other stages then take what is there, as much as fits into one batch.
 */
public final class FreshnessBudget {
    /** From one turn of the shop to the next; what it sells in a turn goes to Kafka together. */
    public static final Duration PUBLISH = Duration.ofMillis(150);

    /** From one commit of a stream thread to the next; an order can be queried after the first. */
    public static final Duration COMMIT = Duration.ofMillis(400);

    /** From one picture of a page that somebody looks at to the next. */
    public static final Duration SCREEN = Duration.ofMillis(150);

    /** From one transaction of a loader to the next, so how old the newest row of the warehouse may be. */
    public static final Duration WAREHOUSE = Duration.ofSeconds(1);

    private FreshnessBudget() {}
}
