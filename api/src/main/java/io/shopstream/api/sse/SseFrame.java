package io.shopstream.api.sse;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One event as sent, encoded once for all clients.
 *
 * @param sequence number of the event since the server started, from 1
 * @param type event name; a later frame of the same type replaces an earlier one
 * @param currency of the figures in the event; null if it is for all clients
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, only written
record SseFrame(long sequence, String type, @Nullable String currency, byte[] bytes) {
    static final String RESYNC = "resync";

    /** @param json one line of JSON */
    static SseFrame of(SseEventId id, String type, @Nullable String currency, String json) {
        String text = "id: %s\nevent: %s\ndata: %s\n\n".formatted(id, type, json);
        return new SseFrame(id.sequence(), type, currency, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether its type is one of these; {@code resync} always is. */
    boolean isOf(Set<String> types) {
        return types.contains(type) || type.equals(RESYNC);
    }

    boolean concerns(String clientCurrency) {
        return currency == null || currency.equals(clientCurrency);
    }
}
