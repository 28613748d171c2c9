package io.shopstream.streams.query.cluster;

import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * Answer of one instance to another.
 *
 * @param applicationId application id whose stores were read
 * @param question name of the question that this answers
 * @param freshness freshness of the answering instance, taken before any read
 * @param partitions answers of the requested partitions that are here and readable; others are left out
 */
public record PeerAnswer(String applicationId, String question, Freshness freshness, List<OfPartition> partitions) {
    public PeerAnswer {
        Objects.requireNonNull(applicationId);
        Objects.requireNonNull(question);
        Objects.requireNonNull(freshness);
        partitions = List.copyOf(partitions);
    }

    /** See {@link PartitionResult}; {@code value} is the question's partial answer as JSON. */
    public record OfPartition(int partition, boolean live, long lag, JsonNode value) {
        public OfPartition {
            Objects.requireNonNull(value);
        }
    }
}
