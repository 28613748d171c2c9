package io.shopstream.bench.streams;

import io.shopstream.bench.round.Side;
import io.shopstream.embedded.host.ChildJvm;
import java.util.Arrays;

/**
 * The main class of a round's JVM. The first argument is the side, the others are those of its round. It ends with its
 * parent: no side gives up on a broker that does not answer.
 */
final class StreamsRounds {
    private StreamsRounds() {}

    public static void main(String[] arguments) throws Exception {
        ChildJvm.endWithParent();
        String[] own = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (Side.valueOf(arguments[0])) {
            case BARE_CONSUMER -> ConsumerRound.of(own).run(System.out);
            case STREAMS -> StreamsRound.of(own).run(System.out);
            case RESTORE -> RestoreRound.of(own).run(System.out);
            case LATENCY -> LatencyRound.of(own).run(System.out);
            default -> throw new IllegalArgumentException("no side of this benchmark: " + arguments[0]);
        }
    }
}
