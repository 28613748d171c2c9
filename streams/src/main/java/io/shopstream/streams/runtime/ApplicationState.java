package io.shopstream.streams.runtime;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What Kafka holds of an application id. */
interface ApplicationState {
    /** Whether the group has any position; one that is just being committed may be overlooked. */
    boolean hasPositions();

    /**
     * Whether the group has any position.
     *
     * @throws org.apache.kafka.common.KafkaException while its first ones are just being committed: to be asked again
     */
    boolean hasSettledPositions();

    /** All topics. */
    Set<String> topics();

    /** One of the topics that has a committed record, if there is any. What was aborted is none. */
    Optional<String> withCommittedRecord(List<String> topics);
}
