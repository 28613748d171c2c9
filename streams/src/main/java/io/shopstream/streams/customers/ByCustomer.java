package io.shopstream.streams.customers;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.StreamPartitioner;

/** Partitions by user id alone, so that all currencies of a customer are in one partition. */
final class ByCustomer implements StreamPartitioner<CustomerKey, CustomerDelta> {
    @Override
    public Optional<Set<Integer>> partitions(
            String topic, CustomerKey customer, CustomerDelta value, int numPartitions) {
        int hash = Utils.murmur2(customer.userId().getBytes(StandardCharsets.UTF_8));
        return Optional.of(Set.of(Utils.toPositive(hash) % numPartitions));
    }
}
