package io.shopstream.bench.stage;

import java.io.IOException;
import java.util.Arrays;
import org.apache.kafka.tools.ProducerPerformance;

/**
 * The main class of a round's own JVM: the side, then the arguments of its round. It ends with its parent, whose standard input it holds: neither side ever gives up on a broker.
 */
final class BenchChild {
    private BenchChild() {}

    public static void main(String[] arguments) throws Exception {
        Thread.ofPlatform().daemon().name("end-with-parent").start(BenchChild::endWithParent);
        String[] own = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (Side.valueOf(arguments[0])) {
            case PERF_TOOL -> ProducerPerformance.main(own);
            case SHOP -> ShopRound.of(own).run(System.out);
            case BARE_CONSUMER -> ConsumerRound.of(own).run(System.out);
            case STREAMS -> StreamsRound.of(own).run(System.out);
            case RESTORE -> RestoreRound.of(own).run(System.out);
            case LIVE_LOAD -> LoadRound.of(own).run(System.out);
            case BARE_COPY -> CopyRound.of(own).run(System.out);
            case BATCH_UPSERT -> UpsertRound.of(own).run(System.out);
            case REBUILD -> RebuildRound.of(own).run(System.out);
            case COPY_AND_INDEX -> CopyAndIndexRound.of(own).run(System.out);
            case LATENCY -> LatencyRound.of(own).run(System.out);
        }
    }

    private static void endWithParent() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is ever sent.
            }
        } catch (IOException e) {
            // A broken pipe is an ended parent too.
        }
        Runtime.getRuntime().halt(1);
    }
}
