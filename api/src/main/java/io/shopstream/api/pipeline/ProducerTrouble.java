package io.shopstream.api.pipeline;

import io.shopstream.schemas.query.ProducerStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says why a producer that answers does not work. A producer that is starting, paused or switched off is healthy. */
final class ProducerTrouble {
    private ProducerTrouble() {}

    /** A sentence for the user; null if nothing is wrong. */
    static @Nullable String of(ProducerStatus status) {
        return switch (status.state()) {
            case "WAITING", "FAILED", "STOPPED" -> sentence("the simulated shop", status.state(), status.detail());
            default ->
                switch (status.capture().state()) {
                    case "WAITING", "SLOT_LOST", "FAILED", "STOPPED" ->
                        sentence(
                                "change capture",
                                status.capture().state(),
                                status.capture().detail());
                    default -> null;
                };
        };
    }

    private static String sentence(String subject, String state, @Nullable String detail) {
        String predicate =
                switch (state) {
                    case "SLOT_LOST" -> "has lost its replication slot";
                    case "FAILED" -> "has failed";
                    default -> "is " + state.toLowerCase(Locale.ROOT);
                };
        return subject + " " + predicate + (detail == null ? "" : ": " + detail);
    }
}
