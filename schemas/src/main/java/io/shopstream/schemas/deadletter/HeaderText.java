package io.shopstream.schemas.deadletter;

import io.shopstream.schemas.avro.DeadLetterHeader;
import io.shopstream.schemas.query.QueryJson;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Headers of a rejected record as JSON text, for a database column: {@code [{"key": "...", "value": base64 or null}]}. */
public final class HeaderText {
    private HeaderText() {}

    /** @return null if the headers were not kept */
    public static @Nullable String write(@Nullable List<DeadLetterHeader> headers) {
        if (headers == null) {
            return null;
        }
        return QueryJson.mapper()
                .writeValueAsString(headers.stream().map(HeaderText::entry).toList());
    }

    /** @param text as {@link #write} made it */
    public static @Nullable List<DeadLetterHeader> read(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return Arrays.stream(QueryJson.mapper().readValue(text, Entry[].class))
                .map(HeaderText::header)
                .toList();
    }

    private static Entry entry(DeadLetterHeader header) {
        ByteBuffer value = header.getValue();
        if (value == null) {
            return new Entry(header.getKey(), null);
        }
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return new Entry(header.getKey(), Base64.getEncoder().encodeToString(bytes));
    }

    private static DeadLetterHeader header(Entry entry) {
        String value = entry.value();
        return new DeadLetterHeader(
                entry.key(),
                value == null ? null : ByteBuffer.wrap(Base64.getDecoder().decode(value)));
    }

    private record Entry(String key, @Nullable String value) {}
}
