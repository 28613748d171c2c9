package io.shopstream.api.warehouse.rejected;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Masks everything that may belong to an address, of whatever form, in a key or value from a topic or a row of the shop
 * database: a JSON string with an at sign, and in other bytes, such as Avro, all printable bytes around an at sign. So
 * it may mask neighbours of an address, and the lengths in Avro records. The number of bytes stays.
 */
final class ValueMask {
    private static final byte STAR = '*';
    private static final int DELETE = 0x7f;

    private ValueMask() {}

    /** A masked copy; null if there are no bytes. */
    static byte @Nullable [] of(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        byte[] masked = bytes.clone();
        if (masked.length > 0 && masked[0] == '{') {
            maskStrings(masked);
        }
        // JSON has no at sign outside of its strings.
        maskRuns(masked);
        return masked;
    }

    // A string that the end of the bytes cuts off is a string, too: large values are not kept completely.
    private static void maskStrings(byte[] json) {
        int at = 0;
        while (at < json.length) {
            if (json[at] == '"') {
                int end = endOfString(json, at + 1);
                if (AtSigns.isIn(json, at + 1, end)) {
                    Arrays.fill(json, at + 1, end, STAR);
                }
                at = end;
            }
            at++;
        }
    }

    static int endOfString(byte[] json, int from) {
        int at = from;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, json.length);
    }

    private static void maskRuns(byte[] bytes) {
        int start = 0;
        while (start < bytes.length) {
            int end = start;
            while (end < bytes.length && isInRun(bytes, end)) {
                end++;
            }
            if (AtSigns.isIn(bytes, start, end)) {
                maskPrintable(bytes, start, end);
            }
            start = end + 1;
        }
    }

    // A zero between printable bytes: text in UTF-16.
    private static boolean isInRun(byte[] bytes, int at) {
        return isPrintable(bytes[at])
                || bytes[at] == 0
                        && at > 0
                        && isPrintable(bytes[at - 1])
                        && at + 1 < bytes.length
                        && isPrintable(bytes[at + 1]);
    }

    private static void maskPrintable(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            if (bytes[at] != 0) {
                bytes[at] = STAR;
            }
        }
    }

    // Bytes from 0x80 on are parts of letters.
    private static boolean isPrintable(byte value) {
        int character = value & 0xff;
        return character >= ' ' && character != DELETE;
    }
}
