package io.shopstream.streams.alerts;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Utils;
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
                    case AlertInput.Measured _ -> {
                        int hash = Utils.murmur2(subject.getBytes(StandardCharsets.UTF_8));
                        yield Set.of(Utils.toPositive(hash) % numPartitions);
                    }
                });
    }
}
