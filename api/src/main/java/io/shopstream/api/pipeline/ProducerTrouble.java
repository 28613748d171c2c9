package io.shopstream.api.pipeline;

import io.shopstream.schemas.query.ProducerStatus;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What keeps a producer that answers from doing its work. One that starts, is paused or switched off is
 * well. */
final class ProducerTrouble {
    private ProducerTrouble() {}

    /** A sentence for the user, null if all is well. */
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

    private static String sentence(String who, String state, @Nullable String detail) {
        String plain =
                switch (state) {
                    case "SLOT_LOST" -> "has lost its replication slot";
                    case "FAILED" -> "has failed";
                    default -> "is " + state.toLowerCase(Locale.ROOT);
                };
        return who + " " + plain + (detail == null ? "" : ": " + detail);
    }
}
