package io.shopstream.producer.capture;

/**
 * How far capture has come, as its offset topic tells.
 *
 * @param lsn everything below is published
 * @param snapshotFinished false if the process ended in the middle of a snapshot
 */
record StoredPosition(long lsn, boolean snapshotFinished) {}
