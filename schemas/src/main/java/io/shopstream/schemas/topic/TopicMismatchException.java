package io.shopstream.schemas.topic;

import java.util.List;

/** Existing topics differ from the catalogue; the message names the first differences and the remedy. */
public final class TopicMismatchException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int MAX_LISTED = 6;

    /**
     * @param differences of one kind, each with the topic and both values
     * @param remedy a sentence without its last period
     */
    public TopicMismatchException(List<String> differences, String remedy) {
        super("topics differ from the catalogue: " + listed(differences) + ". " + remedy);
    }

    // The internal topics of streams are many, and differ together.
    private static String listed(List<String> differences) {
        String first = String.join("; ", differences.subList(0, Math.min(MAX_LISTED, differences.size())));
        return differences.size() <= MAX_LISTED
                ? first
                : first + "; and " + (differences.size() - MAX_LISTED) + " more";
    }
}
