package io.shopstream.local.verify.expected.record;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Position of a record in the orders topic. */
public record Position(int partition, long offset) {
    public static Position of(ConsumerRecord<?, ?> record) {
        return new Position(record.partition(), record.offset());
    }

    @Override
    public String toString() {
        return "partition " + partition + " offset " + offset;
    }
}
