package io.shopstream.streams.query;

import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What one instance asks another: a question, and the partitions to answer it for. Whoever is asked answers for what it
 * has and never asks on.
 *
 * @param applicationId whose stores are meant, since another shop may have got the port
 * @param question its name in {@link Questions}
 */
public record PeerQuestion(String applicationId, String question, JsonNode parameters, List<Integer> partitions) {
    public PeerQuestion {
        Objects.requireNonNull(applicationId);
        Objects.requireNonNull(question);
        Objects.requireNonNull(parameters);
        partitions = List.copyOf(partitions);
    }
}
