package io.shopstream.local.deadletters;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** Formats untrusted bytes for a terminal, without control characters. */
final class RawText {
    private static final int BYTES_PER_LINE = 16;
    private static final int MAX_BYTES = 512;

    private RawText() {}

    /** UTF-8 text of one line and up to 512 characters in quotes; anything else as a hex dump. */
    static String of(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            if (text.length() <= MAX_BYTES && text.chars().noneMatch(Character::isISOControl)) {
                return "\"" + text + "\"";
            }
        } catch (CharacterCodingException e) {
            // Not UTF-8: dump the bytes.
        }
        return dump(bytes);
    }

    /** Offset, hexadecimal digits and printable characters, 16 bytes a line; only the first 512 bytes. */
    static String dump(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (int from = 0; from < Math.min(bytes.length, MAX_BYTES); from += BYTES_PER_LINE) {
            int to = Math.min(from + BYTES_PER_LINE, bytes.length);
            StringBuilder printable = new StringBuilder();
            for (int i = from; i < to; i++) {
                printable.append(bytes[i] >= ' ' && bytes[i] < 0x7f ? (char) bytes[i] : '.');
            }
            String hex = HexFormat.ofDelimiter(" ").formatHex(bytes, from, to);
            text.append(String.format(Locale.ROOT, "  %04x  %-47s  %s%n", from, hex, printable));
        }
        if (bytes.length > MAX_BYTES) {
            text.append(String.format(Locale.ROOT, "  and %,d bytes more%n", bytes.length - MAX_BYTES));
        }
        return "%,d bytes%n%s".formatted(bytes.length, text).stripTrailing();
    }

    /** Replaces control characters other than line feeds with dots. */
    static String plain(String text) {
        StringBuilder plain = new StringBuilder();
        text.chars().forEach(c -> plain.append(Character.isISOControl(c) && c != '\n' ? '.' : (char) c));
        return plain.toString();
    }
}
