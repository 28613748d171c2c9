package io.shopstream.streams.query;

import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/**
 * What an instance that was asked by another has to say.
 *
 * @param applicationId whose stores these are
 * @param question the name of the question that this answers
 * @param freshness of this instance, taken before anything was read
 * @param partitions of those asked for the ones that are here and can be read; the others are not mentioned
 */
public record PeerAnswer(String applicationId, String question, Freshness freshness, List<OfPartition> partitions) {
    public PeerAnswer {
        Objects.requireNonNull(applicationId);
        Objects.requireNonNull(question);
        Objects.requireNonNull(freshness);
        partitions = List.copyOf(partitions);
    }

    /** See {@link PartitionResult}; {@code value} as the question's partial answer. */
    public record OfPartition(int partition, boolean live, long lag, JsonNode value) {
        public OfPartition {
            Objects.requireNonNull(value);
        }
    }
}
