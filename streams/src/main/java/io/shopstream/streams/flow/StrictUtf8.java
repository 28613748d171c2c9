package io.shopstream.streams.flow;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Keys are UTF-8; bytes that are not are no key, rather than a key with replacement characters. */
public final class StrictUtf8 {
    private StrictUtf8() {}

    /** Null for null and for bytes that are not UTF-8: both equal no order id. */
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
