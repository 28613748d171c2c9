package io.shopstream.sink.load;

/**
 * What the warehouse knows about one partition.
 *
 * @param topicId identity of the topic that was loaded: a re-created topic of the same name has another
 * @param nextOffset everything below is in the tables or known as rejected
 */
record LedgerEntry(String topicId, long nextOffset, long records, long rejected) {}
