package io.shopstream.producer.imports.format;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Decodes lines of an unknown encoding, UTF-8 where it can be and Windows-1252 elsewhere, and decides which one the
 * file has when it has seen all of them.
 */
final class EncodingTally implements TextDecoder {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final CharsetTextDecoder utf8 = new CharsetTextDecoder(StandardCharsets.UTF_8);
    private final CharsetTextDecoder windows = new CharsetTextDecoder(WINDOWS);
    private long utf8Lines;
    private long otherLines;

    @Override
    public String decode(byte[] line) throws CharacterCodingException {
        if (CharsetTextDecoder.isAscii(line)) {
            return CharsetTextDecoder.ascii(line);
        }
        try {
            String text = utf8.decodeAll(line);
            utf8Lines++;
            return text;
        } catch (CharacterCodingException e) {
            otherLines++;
            return windows.decodeAll(line);
        }
    }

    /** Whether each line decoded so far is UTF-8. */
    boolean isAllUtf8() {
        return otherLines == 0;
    }

    /**
     * Text in Windows-1252 is hardly ever UTF-8 by accident: one such line makes the file UTF-8, and the others
     * damaged.
     */
    Charset decide() {
        return otherLines > 0 && utf8Lines == 0 ? WINDOWS : StandardCharsets.UTF_8;
    }
}
