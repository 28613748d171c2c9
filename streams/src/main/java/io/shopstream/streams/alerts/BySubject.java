package io.shopstream.streams.alerts;

import io.shopstream.streams.processor.PartitionByText;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.streams.processor.StreamPartitioner;

/**
 * Sends measures of a subject to one partition, and "intake is behind", which concerns every subject, to all
 * partitions.
 */
final class BySubject implements StreamPartitioner<String, AlertInput.Measurement> {
    @Override
    public Optional<Set<Integer>> partitions(
            String topic, String subject, AlertInput.Measurement measurement, int numPartitions) {
        return Optional.of(
                switch (measurement) {
                    case AlertInput.Behind _ ->
                        IntStream.range(0, numPartitions).boxed().collect(Collectors.toSet());
                    case AlertInput.Measured _ -> PartitionByText.of(subject, numPartitions);
                });
    }
}
