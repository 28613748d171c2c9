package io.shopstream.bench.stage;

import java.io.IOException;
import java.util.Arrays;
import org.apache.kafka.tools.ProducerPerformance;

/**
 * The main class of a round's JVM. The first argument is the side, the others are those of its round. Its standard
 * input is a pipe from the parent process, so it notices when the parent ends, and ends too: neither side gives up on a
 * broker that does not answer.
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
            // A broken pipe also means that the parent has ended.
        }
        Runtime.getRuntime().halt(1);
    }
}
