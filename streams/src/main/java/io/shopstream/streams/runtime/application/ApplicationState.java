package io.shopstream.streams.runtime.application;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Committed offsets and internal topics of an application id in Kafka. */
interface ApplicationState {
    /** Whether the group has any committed offset. May miss offsets that are just being committed. */
    boolean hasPositions();

    /**
     * Whether the group has any committed offset.
     *
     * @throws org.apache.kafka.common.KafkaException while the group's first offsets are being committed; retry then
     */
    boolean hasSettledPositions();

    /** The names of all topics. */
    Set<String> topics();

    /** One of the topics that contains a committed record, if any does. Aborted records do not count. */
    Optional<String> withCommittedRecord(List<String> topics);
}
