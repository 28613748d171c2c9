package io.shopstream.sink.load;

/**
 * One partition as the loader last saw it.
 *
 * @param lag records and transaction markers not yet loaded, -1 while unknown
 */
public record PartitionStatus(String topic, int partition, long nextOffset, long lag, long records, long rejected) {

    PartitionStatus withLag(long newLag) {
        return new PartitionStatus(topic, partition, nextOffset, newLag, records, rejected);
    }
}
