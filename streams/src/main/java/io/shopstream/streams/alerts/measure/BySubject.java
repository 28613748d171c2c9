package io.shopstream.streams.alerts.measure;

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
public final class BySubject implements StreamPartitioner<String, Measurement> {
    @Override
    public Optional<Set<Integer>> partitions(String topic, String subject, Measurement measurement, int numPartitions) {
        return Optional.of(
                switch (measurement) {
                    case Measurement.Behind _ ->
                        IntStream.range(0, numPartitions).boxed().collect(Collectors.toSet());
                    case Measurement.Measured _ -> PartitionByText.of(subject, numPartitions);
                });
    }
}
