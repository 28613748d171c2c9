package io.shopstream.api.sse;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One event as it goes over the wire, encoded once for everybody.
 *
 * @param sequence position in this server's life, from 1
 * @param type event name; a later frame of the same type replaces an earlier one
 * @param scope the currency it is about; null for everybody
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written
record SseFrame(long sequence, String type, @Nullable String scope, byte[] bytes) {

    /** @param json one line of JSON */
    static SseFrame of(SseEventId id, String type, @Nullable String scope, String json) {
        String text = "id: %s\nevent: %s\ndata: %s\n\n".formatted(id, type, json);
        return new SseFrame(id.sequence(), type, scope, text.getBytes(StandardCharsets.UTF_8));
    }

    boolean concerns(String clientScope) {
        return scope == null || scope.equals(clientScope);
    }
}
