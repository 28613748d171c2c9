package io.shopstream.streams.runtime;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.ThreadMetadata;

/** What the active tasks of this process have committed themselves. */
final class OwnPositions {
    private OwnPositions() {}

    /** Empty while tasks come and go, when the metadata of threads is that of before. */
    static Map<TopicPartition, Long> of(KafkaStreams streams) {
        Map<TopicPartition, Long> positions = new HashMap<>();
        if (streams.state() == KafkaStreams.State.RUNNING) {
            for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
                for (TaskMetadata task : thread.activeTasks()) {
                    // Below 0 until the first commit.
                    task.committedOffsets().forEach((partition, position) -> {
                        if (position >= 0) {
                            positions.put(partition, position);
                        }
                    });
                }
            }
        }
        return positions;
    }
}
