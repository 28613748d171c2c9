package io.shopstream.streams.flow;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keys are UTF-8; bytes that are not are no key, rather than a key with replacement characters. */
public final class StrictUtf8 {
    private StrictUtf8() {}

    /** The same, without decoding anything where the bytes are the ASCII of {@code likely}, as ids mostly are. */
    public static @Nullable String decode(byte @Nullable [] bytes, String likely) {
        return bytes != null && isAsciiOf(bytes, likely) ? likely : decode(bytes);
    }

    private static boolean isAsciiOf(byte[] bytes, String text) {
        if (bytes.length != text.length()) {
            return false;
        }
        for (int at = 0; at < bytes.length; at++) {
            // A negative byte equals no character.
            if (bytes[at] != text.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** Null for null and for bytes that are not UTF-8: both equal no id. */
    public static @Nullable String decode(byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
