package io.shopstream.streams.query.cluster;

import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Request of one instance to another: a question, and the partitions to answer it for. The receiver answers for its own
 * partitions and does not forward the request.
 *
 * @param applicationId the application id whose stores are asked, since another application may now use the port
 * @param question name of the question in {@link Questions}
 */
public record PeerQuestion(String applicationId, String question, JsonNode parameters, List<Integer> partitions) {
    public PeerQuestion {
        Objects.requireNonNull(applicationId);
        Objects.requireNonNull(question);
        Objects.requireNonNull(parameters);
        partitions = List.copyOf(partitions);
    }
}
