package io.shopstream.api.pipeline;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Says which loaders of a sink that answers do not load: those that have stopped, and those that have waited for so
 * long that a short outage cannot be the reason.
 */
final class SinkTrouble {
    private static final Duration SHORT_WAIT = Duration.ofSeconds(10);

    private SinkTrouble() {}

    /**
     * A sentence per loader, for the user; null if nothing is wrong.
     *
     * @param status the answer to {@code GET /sink/status}
     */
    static @Nullable String of(JsonNode status) {
        List<String> troubles = new ArrayList<>();
        for (JsonNode loader : status.path("loaders")) {
            String name = loader.path("name").asString("");
            String reason = loader.path("reason").asString("no reason given");
            switch (loader.path("state").asString("")) {
                case "STOPPED" ->
                    troubles.add("%s has stopped: %s. %s"
                            .formatted(name, reason, loader.path("remedy").asString(""))
                            .strip());
                case "WAITING" -> {
                    if (isLong(
                            loader.path("since").asString(""),
                            status.path("as_of").asString(""))) {
                        troubles.add("%s waits, and goes on by itself: %s".formatted(name, reason));
                    }
                }
                default -> {
                    // It starts, runs or is being closed.
                }
            }
        }
        return troubles.isEmpty() ? null : String.join("; ", troubles);
    }

    // Both times are from the sink's clock.
    private static boolean isLong(String since, String asOf) {
        try {
            return Duration.between(Instant.parse(since), Instant.parse(asOf)).compareTo(SHORT_WAIT) > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
