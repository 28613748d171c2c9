package io.shopstream.api.warehouse.rejected;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Finds at signs in bytes: as they are, in a URL ({@code %40}), and in JSON that escapes them. */
final class AtSigns {
    private static final List<byte[]> FORMS = List.of(latin("@"), latin("%40"), latin("\\u0040"));

    private AtSigns() {}

    /** Whether a complete at sign is within {@code [from, to)}. */
    static boolean isIn(byte[] bytes, int from, int to) {
        for (int at = from; at < to; at++) {
            for (byte[] form : FORMS) {
                if (at + form.length <= to && Arrays.equals(bytes, at, at + form.length, form, 0, form.length)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
