package io.shopstream.schemas.topic;

import java.util.List;

/** Topics exist but are not what the catalogue says; the message names each difference and the remedy. */
public final class TopicMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TopicMismatchException(List<String> differences) {
        super("topics differ from the catalogue: " + String.join("; ", differences)
                + ". Change the topic to match, set SHOPSTREAM_PARTITIONS to the partitions that they have, or use"
                + " another topic prefix");
    }
}
