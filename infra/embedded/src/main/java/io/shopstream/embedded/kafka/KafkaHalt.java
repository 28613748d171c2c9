package io.shopstream.embedded.kafka;

import java.nio.file.Path;
import org.apache.kafka.common.utils.Exit;

/**
 * Prints the reason before Kafka halts the JVM. The broker does so when its last log directory fails, for example
 * because the disk is full. The halt remains: a broker that cannot write is useless, and the watchdogs stop the other
 * parts.
 */
final class KafkaHalt {

    private KafkaHalt() {}

    static void explain(Path directory) {
        Exit.setHaltProcedure((status, message) -> {
            System.err.println("Kafka cannot use its log directory " + directory
                    + " (is the disk full, or was the directory removed?) and halts this process"
                    + (message == null ? "" : ": " + message));
            Runtime.getRuntime().halt(status);
        });
    }
}
