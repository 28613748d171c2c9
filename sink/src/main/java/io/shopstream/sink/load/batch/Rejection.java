package io.shopstream.sink.load.batch;

import io.shopstream.schemas.rules.RejectionReason;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record to be dead-lettered. The detail names fields, never values. */
public record Rejection(ConsumerRecord<byte[], byte[]> record, RejectionReason reason, String detail) {}
