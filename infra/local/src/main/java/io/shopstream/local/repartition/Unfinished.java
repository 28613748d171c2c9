package io.shopstream.local.repartition;

import io.shopstream.local.up.JsonFile;
import io.shopstream.local.up.ShopSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Remembers in the data directory that a run has begun to create topics, so that the next run deletes what an
 * interrupted one has left, and nothing else.
 *
 * @param topicPrefix prefix of the new topics
 */
public record Unfinished(String topicPrefix) {
    private static final String FILE = "repartition.json";

    /** Call before the first topic is created. */
    public static void mark(Path dataDirectory, ShopSettings next) {
        JsonFile.write(dataDirectory.resolve(FILE), new Unfinished(next.topicPrefix()));
    }

    /** Call after the new settings are written. */
    public static void end(Path dataDirectory) {
        JsonFile.remove(dataDirectory.resolve(FILE));
    }

    /** Deletes the copies of an interrupted run, unless the shop uses them: then the run was complete. */
    public static void cleanUp(Path dataDirectory, Repartition repartition) {
        Optional<Unfinished> interrupted = JsonFile.read(dataDirectory.resolve(FILE), Unfinished.class);
        if (interrupted.isPresent()) {
            String prefix = interrupted.get().topicPrefix();
            if (!prefix.equals(ShopSettings.topics(dataDirectory).prefix())) {
                repartition.discard(prefix);
            }
            end(dataDirectory);
        }
    }
}
