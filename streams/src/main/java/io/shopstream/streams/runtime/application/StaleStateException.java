package io.shopstream.streams.runtime.application;

import java.util.List;

/** Only a part of an application id's state exists; the message names the remedy. */
public final class StaleStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String REMEDY =
            " Stop every instance and discard the remaining state with './shopstream streams reset' to reprocess"
                    + " the log";

    private StaleStateException(String message) {
        super(message + REMEDY);
    }

    /** If started, the service would continue from its committed offsets with empty stores. */
    static StaleStateException missing(String applicationId, List<String> topics) {
        return new StaleStateException("%s has committed offsets, but part of its state is lost: %s is missing."
                .formatted(applicationId, String.join(", ", topics)));
    }

    /** If started, the service would count records twice. */
    static StaleStateException withoutPositions(String applicationId, String topic) {
        return new StaleStateException(
                "%s has no committed offsets, but %s holds state: a reset was interrupted, or the offsets expired."
                        .formatted(applicationId, topic));
    }
}
