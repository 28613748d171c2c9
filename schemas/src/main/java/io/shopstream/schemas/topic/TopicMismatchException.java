package io.shopstream.schemas.topic;

import java.util.List;

/** Existing topics differ from the catalogue; the message names each difference and the remedy. */
public final class TopicMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicMismatchException(List<String> differences) {
        super("topics differ from the catalogue: " + String.join("; ", differences)
                + ". Change the topics to match, set SHOPSTREAM_PARTITIONS to their number of partitions, or use"
                + " another topic prefix");
    }
}
