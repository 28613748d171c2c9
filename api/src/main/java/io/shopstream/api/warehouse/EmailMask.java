package io.shopstream.api.warehouse;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Masks what looks like an e-mail address, a name on both sides of an at sign and a dot in the second, with stars of the
 * same number, so that the lengths in Avro records stay right. Rather masks too much than too little: a byte beside an
 * address may belong to it. The warehouse keeps the unchanged bytes. Takes linear time, also for a value of 15 MiB.
 */
final class EmailMask {
    private static final String NOT_IN_NAMES = "@<>()[]{},;:|\"\\=%";
    private static final byte STAR = '*';
    private static final char SPACE = ' ';
    private static final char DELETE = 0x7f;
    // As it is, in a URL, and in JSON that escapes it.
    private static final List<byte[]> AT_SIGNS = List.of(latin("@"), latin("%40"), latin("\\u0040"));

    private EmailMask() {}

    /** A masked copy; null if there are no bytes. */
    static byte @Nullable [] of(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        byte[] masked = bytes.clone();
        int after = 0;
        int at = 0;
        while (at < bytes.length) {
            int length = atSign(bytes, at);
            if (length > 0) {
                mask(masked, after, at, at + length);
                after = at + length;
            }
            at += Math.max(1, length);
        }
        return masked;
    }

    static String of(String text) {
        byte[] masked = of(text.getBytes(StandardCharsets.UTF_8));
        return masked == null ? text : new String(masked, StandardCharsets.UTF_8);
    }

    /**
     * @param limit the user's name begins there or later
     * @param userEnd where the at sign begins
     * @param domainStart where it has ended
     */
    private static void mask(byte[] bytes, int limit, int userEnd, int domainStart) {
        int user = userEnd;
        while (user > limit && isInName(bytes[user - 1])) {
            user--;
        }
        int end = domainStart;
        boolean dot = false;
        while (end < bytes.length && isInName(bytes[end])) {
            dot |= bytes[end] == '.';
            end++;
        }
        if (user < userEnd && dot) {
            Arrays.fill(bytes, user, userEnd, STAR);
            Arrays.fill(bytes, domainStart, end, STAR);
        }
    }

    /** The number of bytes of the at sign that begins there; 0 if none does. */
    static int atSign(byte[] bytes, int at) {
        for (byte[] sign : AT_SIGNS) {
            if (at + sign.length <= bytes.length && Arrays.equals(bytes, at, at + sign.length, sign, 0, sign.length)) {
                return sign.length;
            }
        }
        return 0;
    }

    // Bytes from 0x80 on are parts of letters in UTF-8 and in Latin-1.
    private static boolean isInName(byte value) {
        char character = (char) (value & 0xff);
        return character > SPACE && character != DELETE && NOT_IN_NAMES.indexOf(character) < 0;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
