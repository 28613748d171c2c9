package io.shopstream.embedded;

import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;

/**
 * When its last log directory fails, of a full disk say, the broker halts the JVM wherever it is. It still does: a
 * broker that cannot write has nothing left to do, and the watchdogs stop the other parts. But it says why first.
 */
final class KafkaHalt {

    private KafkaHalt() {}

    static void explain(Path directory) {
        Exit.setHaltProcedure((status, message) -> {
            System.err.println("Kafka cannot go on with its directory " + directory
                    + " (is the disk full, or was it removed?) and halts this process"
                    + (message == null ? "" : ": " + message));
            Runtime.getRuntime().halt(status);
        });
    }
}
