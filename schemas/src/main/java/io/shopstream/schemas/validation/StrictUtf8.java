package io.shopstream.schemas.validation;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Decodes record keys strictly: malformed UTF-8 gives no key, rather than one with replacement characters. */
public final class StrictUtf8 {
    private StrictUtf8() {}

    /**
     * Returns {@code likely} without decoding if the bytes are its ASCII form, as ids mostly are; else decodes the
     * bytes.
     */
    public static @Nullable String decode(byte @Nullable [] bytes, @Nullable String likely) {
        return bytes != null && likely != null && isAsciiOf(bytes, likely) ? likely : decode(bytes);
    }

    private static boolean isAsciiOf(byte[] bytes, String text) {
        if (bytes.length != text.length()) {
            return false;
        }
        for (int at = 0; at < bytes.length; at++) {
            // A byte outside ASCII is negative and equals no character.
            if (bytes[at] != text.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    /** Returns null for null and for malformed UTF-8: neither equals any id. */
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
