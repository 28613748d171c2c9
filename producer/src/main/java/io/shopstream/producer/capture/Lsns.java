package io.shopstream.producer.capture;

import org.postgresql.replication.LogSequenceNumber;

/** Positions in the write-ahead log: numbers in records, {@code 0/1A2B3C} in words. */
final class Lsns {
    private Lsns() {}

    static String text(long lsn) {
        return LogSequenceNumber.valueOf(lsn).asString();
    }

    static long number(String text) {
        return LogSequenceNumber.valueOf(text).asLong();
    }
}
