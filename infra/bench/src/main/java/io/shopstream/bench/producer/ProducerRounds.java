package io.shopstream.bench.producer;

import io.shopstream.bench.round.Side;
import io.shopstream.embedded.host.ChildJvm;
import java.util.Arrays;
import org.apache.kafka.tools.ProducerPerformance;

/**
 * The main class of a round's JVM. The first argument is the side, the others are those of its round. It ends with its
 * parent: no side gives up on a broker that does not answer.
 */
final class ProducerRounds {
    private ProducerRounds() {}

    public static void main(String[] arguments) throws Exception {
        ChildJvm.endWithParent();
        String[] own = Arrays.copyOfRange(arguments, 1, arguments.length);
        switch (Side.valueOf(arguments[0])) {
            case PERF_TOOL -> ProducerPerformance.main(own);
            case SHOP -> PublishRound.of(own).run(System.out);
            default -> throw new IllegalArgumentException("no side of this benchmark: " + arguments[0]);
        }
    }
}
