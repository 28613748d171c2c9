package io.shopstream.embedded.kafka;

import io.shopstream.embedded.host.DataDirectory;
import io.shopstream.embedded.host.DirectoryTrees;
import io.shopstream.embedded.host.EmbeddedStartException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** Formats Kafka's directory exactly once, so that the cluster id and the topics are kept. */
final class KafkaStorage {

    private KafkaStorage() {}

    /** Formats a temporary directory and renames it, so that an interrupted run leaves no partial log directory. */
    static void formatOnce(Path directory) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        Path partial = directory.resolveSibling(directory.getFileName() + ".partial");
        try {
            DirectoryTrees.delete(partial);
            Files.createDirectories(partial);
            format(partial);
            Files.move(partial, directory, StandardCopyOption.ATOMIC_MOVE);
        } catch (Exception e) {
            throw new EmbeddedStartException(
                    "Kafka could not format " + directory + ": " + e.getMessage() + "; choose another with "
                            + DataDirectory.OPTION,
                    e);
        }
    }

    private static void format(Path directory) throws Exception {
        try (PrintStream quiet = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(quiet)
                    .setNodeId(KafkaSettings.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(KafkaSettings.CONTROLLER)
                    .setMetadataLogDirectory(directory.toString())
                    .addDirectory(directory.toString())
                    .run();
        }
    }
}
