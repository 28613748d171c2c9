package io.shopstream.api.warehouse;

import java.nio.charset.StandardCharsets;

/** Bytes for human eyes. */
final class PrintableText {
    private static final int LONGEST = 2_000;
    private static final char UNREADABLE = '\ufffd';

    private PrintableText() {}

    /** UTF-8 where it is that; every control character and every byte that is no text becomes a dot. */
    static String of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        StringBuilder printable = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(point -> {
            boolean shown = point != UNREADABLE && !Character.isISOControl(point) && Character.isDefined(point);
            printable.appendCodePoint(shown ? point : '.');
        });
        return text.codePointCount(0, text.length()) > LONGEST ? printable + "…" : printable.toString();
    }
}
