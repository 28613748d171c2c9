package io.shopstream.local.forget;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * The names and e-mail addresses of a user, to find them in bytes. Ignores the case of ASCII letters. Cities are no
 * part of it: many people share one.
 */
final class PersonalData {
    // Shorter texts are found in random bytes.
    private static final int MIN_BYTES = 4;

    private final List<byte[]> texts;

    PersonalData(Collection<String> texts) {
        this.texts = texts.stream()
                .map(text -> lowerCase(text.strip().getBytes(StandardCharsets.UTF_8)))
                .filter(text -> text.length >= MIN_BYTES)
                .toList();
    }

    boolean isIn(byte @Nullable [] bytes) {
        if (bytes == null || texts.isEmpty()) {
            return false;
        }
        byte[] searched = lowerCase(bytes);
        return texts.stream().anyMatch(text -> contains(searched, text));
    }

    boolean isIn(@Nullable ByteBuffer bytes) {
        return bytes != null && isIn(bytes(bytes));
    }

    boolean isIn(String text) {
        return isIn(text.getBytes(StandardCharsets.UTF_8));
    }

    boolean isIn(Headers headers) {
        for (var header : headers) {
            if (isIn(header.key()) || isIn(header.value())) {
                return true;
            }
        }
        return false;
    }

    static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.duplicate().get(bytes);
        return bytes;
    }

    private static byte[] lowerCase(byte[] bytes) {
        byte[] lower = bytes.clone();
        for (int i = 0; i < lower.length; i++) {
            if (lower[i] >= 'A' && lower[i] <= 'Z') {
                lower[i] += 'a' - 'A';
            }
        }
        return lower;
    }

    private static boolean contains(byte[] searched, byte[] text) {
        for (int from = 0; from <= searched.length - text.length; from++) {
            int length = 0;
            while (length < text.length && searched[from + length] == text[length]) {
                length++;
            }
            if (length == text.length) {
                return true;
            }
        }
        return false;
    }
}
