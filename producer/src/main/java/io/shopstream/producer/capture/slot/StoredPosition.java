package io.shopstream.producer.capture.slot;

/**
 * Position of capture according to its offset topic.
 *
 * @param lsn every change below this position is published
 * @param snapshotFinished false if the process ended in the middle of a snapshot
 */
record StoredPosition(long lsn, boolean snapshotFinished) {}
