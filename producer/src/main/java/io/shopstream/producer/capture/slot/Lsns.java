package io.shopstream.producer.capture.slot;

import org.postgresql.replication.LogSequenceNumber;

/** Converts positions of the write-ahead log between numbers (records) and text such as {@code 0/1A2B3C} (messages). */
public final class Lsns {
    private Lsns() {}

    static String text(long lsn) {
        return LogSequenceNumber.valueOf(lsn).asString();
    }

    public static long number(String text) {
        return LogSequenceNumber.valueOf(text).asLong();
    }
}
