package io.shopstream.sink.load.batch;

import io.shopstream.sink.ledger.OffsetRange;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Records as polled, in log order per partition, and the ranges that they cover. */
public record Batch(List<ConsumerRecord<byte[], byte[]>> records, Collection<OffsetRange> ranges) {}
