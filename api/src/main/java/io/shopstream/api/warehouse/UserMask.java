package io.shopstream.api.warehouse;

import io.shopstream.schemas.topic.CapturedRows;
import io.shopstream.schemas.topic.Topics;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Masks addresses in rejected users. They certainly have some, also of forms that {@link EmailMask} does not take for
 * one: {@code root@localhost}, {@code "Ada L."@example.org}, {@code ada@[10.0.0.1]}. So a JSON string with an at sign
 * is masked as a whole, and so are, in bytes of another form, all printable bytes around an at sign. The number of
 * bytes stays.
 */
final class UserMask {
    private static final String TABLE = "shop.users";
    private static final String TOPIC = Topics.standard().users().name();
    private static final byte STAR = '*';
    private static final int DELETE = 0x7f;

    private UserMask() {}

    /** Whether the record was a row of the table of users, or a record of their topic under any prefix. */
    static boolean isUser(String sourceTopic) {
        return sourceTopic.startsWith(CapturedRows.sourcesOf(TABLE)) || sourceTopic.endsWith(TOPIC);
    }

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
                if (hasAtSign(json, at + 1, end)) {
                    Arrays.fill(json, at + 1, end, STAR);
                }
                at = end;
            }
            at++;
        }
    }

    private static int endOfString(byte[] json, int from) {
        int at = from;
        while (at < json.length && json[at] != '"') {
            at += json[at] == '\\' ? 2 : 1;
        }
        return Math.min(at, json.length);
    }

    private static void maskRuns(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            int end = at;
            while (end < bytes.length && isPrintable(bytes[end])) {
                end++;
            }
            if (hasAtSign(bytes, at, end)) {
                Arrays.fill(bytes, at, end, STAR);
            }
            at = end + 1;
        }
    }

    private static boolean hasAtSign(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            int length = EmailMask.atSign(bytes, at);
            if (length > 0 && at + length <= to) {
                return true;
            }
        }
        return false;
    }

    // Bytes from 0x80 on are parts of letters.
    private static boolean isPrintable(byte value) {
        int character = value & 0xff;
        return character >= ' ' && character != DELETE;
    }
}
