package io.shopstream.bench.sink;

import io.shopstream.bench.round.Side;
import io.shopstream.embedded.host.ChildJvm;
import java.util.Arrays;

/**
 * The main class of a round's JVM. The first argument is the side, the others are those of its round. It ends with its
 * parent: no side gives up on a broker that does not answer.
 */
final class SinkRounds {
    private SinkRounds() {}

    public static void main(String[] arguments) throws Exception {
        ChildJvm.endWithParent();
        String[] own = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (Side.valueOf(arguments[0])) {
            case LIVE_LOAD -> LoadRound.of(own).run(System.out);
            case BARE_COPY -> CopyRound.of(own).run(System.out);
            case BATCH_UPSERT -> UpsertRound.of(own).run(System.out);
            case REBUILD -> RebuildRound.of(own).run(System.out);
            case COPY_AND_INDEX -> CopyAndIndexRound.of(own).run(System.out);
            default -> throw new IllegalArgumentException("no side of this benchmark: " + arguments[0]);
        }
    }
}
