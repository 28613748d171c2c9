package io.shopstream.producer.imports.format;

import java.nio.charset.CharacterCodingException;

/** Decodes the bytes of a line. */
public interface TextDecoder {
    /** @throws CharacterCodingException if the bytes are not text in this encoding */
    String decode(byte[] line) throws CharacterCodingException;
}
