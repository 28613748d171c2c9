package io.shopstream.producer.imports.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/** Decodes one encoding, of which ASCII is a part, and replaces nothing. */
final class CharsetTextDecoder implements TextDecoder {
    private final CharsetDecoder decoder;

    CharsetTextDecoder(Charset charset) {
        this.decoder = charset.newDecoder();
    }

    @Override
    public String decode(byte[] line) throws CharacterCodingException {
        return isAscii(line) ? ascii(line) : decodeAll(line);
    }

    String decodeAll(byte[] line) throws CharacterCodingException {
        return decoder.decode(ByteBuffer.wrap(line)).toString();
    }

    static boolean isAscii(byte[] line) {
        for (byte each : line) {
            if (each < 0) {
                return false;
            }
        }
        return true;
    }

    // Nearly every line: this only copies bytes, while a decoder needs a buffer of characters in between.
    static String ascii(byte[] line) {
        return new String(line, StandardCharsets.ISO_8859_1);
    }
}
