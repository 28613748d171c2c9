package io.shopstream.api.warehouse.rejected;

import java.nio.charset.StandardCharsets;

/** Renders bytes as text of at most 2,000 characters. */
final class PrintableText {
    private static final int MAX_LENGTH = 2_000;
    private static final char UNREADABLE = '\ufffd';

    private PrintableText() {}

    /** Decodes UTF-8; every control character and every undecodable byte becomes a dot. */
    static String of(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        StringBuilder printable = new StringBuilder();
        text.codePoints().limit(MAX_LENGTH).forEach(point -> {
            boolean shown = point != UNREADABLE && !Character.isISOControl(point) && Character.isDefined(point);
            printable.appendCodePoint(shown ? point : '.');
        });
        return text.codePointCount(0, text.length()) > MAX_LENGTH ? printable + "…" : printable.toString();
    }
}
