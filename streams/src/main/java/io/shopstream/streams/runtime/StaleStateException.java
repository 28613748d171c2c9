package io.shopstream.streams.runtime;

import java.util.List;

/** Only a part of what an application id keeps is there; the message says how to go on. */
final class StaleStateException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final String REMEDY =
            " Stop every instance and let go of the rest with './shopstream streams reset': everything is counted anew"
                    + " from the log";

    private StaleStateException(String message) {
        super(message + REMEDY);
    }

    /** Started all the same, the service would go on from its positions with empty stores. */
    static StaleStateException missing(String applicationId, List<String> topics) {
        return new StaleStateException("%s has read part of the log, but what it counted is gone: %s is missing."
                .formatted(applicationId, String.join(", ", topics)));
    }

    /** Started all the same, the service would count what it has counted before. */
    static StaleStateException withoutPositions(String applicationId, String topic) {
        return new StaleStateException(
                "%s has no positions, but %s still holds what it counted: a reset has stopped half way, or the positions have expired."
                        .formatted(applicationId, topic));
    }
}
