package io.shopstream.api.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.GuardedApi;
import io.shopstream.api.support.SseReader;
import io.shopstream.api.warehouse.OwnTables;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Event streams end with the key or session that opened them, and with nothing else. */
class OpenStreamsIT {
    // Twice 15 s, and time for a slow machine.
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final GuardedApi api = GuardedApi.get();

    @Test
    void shouldEndWithTheirKeyOrSession() {
        GuardedApi.Key revoked = api.newKey("reader");
        GuardedApi.Key valid = api.newKey("reader");
        String ended = session(valid);
        try (SseReader ofRevoked = open(revoked.header());
                SseReader ofSessionOfRevoked = open("Cookie", session(revoked));
                SseReader ofEndedSession = open("Cookie", ended);
                SseReader ofSession = open("Cookie", session(valid));
                SseReader ofValid = open(valid.header())) {
            api.send("DELETE", "/api/keys/" + revoked.id(), null, "X-API-Key", GuardedApi.OPERATOR_KEY);
            api.send("DELETE", "/api/session", null, "Cookie", ended);

            ofRevoked.awaitEnd(TIMEOUT);
            ofSessionOfRevoked.awaitEnd(TIMEOUT);
            ofEndedSession.awaitEnd(TIMEOUT);

            for (SseReader other : List.of(ofSession, ofValid)) {
                int soFar = other.events().size();
                other.await(TIMEOUT, events -> events.size() > soFar + 2);
            }
        }
    }

    @Test
    void shouldGoOnWhileTheWarehouseIsAway() {
        try (OwnTables away = new OwnTables("jdbc:postgresql://127.0.0.1:1/none", "nobody", "")) {
            GuardFactory factory = new GuardFactory(away, Clock.systemUTC());
            KeyRing keys = factory.keys(null);
            Gate gate = factory.gate(false, keys, factory.sessions(keys), null);
            Gate.Asked asked = new Gate.Asked(
                    Access.READ, List.of(PresentedKey.newText("abcdefghijkl")), null, "203.0.113.9", false, false);

            assertThat(new Admission(gate, asked).holds()).isTrue();
        }
    }

    private SseReader open(String... headers) {
        SseReader reader = SseReader.open(api.running().uri("/api/live/stream"), headers);
        assertThat(reader.header("Content-Type")).startsWith("text/event-stream");
        return reader;
    }

    /** Name and value of the cookie. */
    private String session(GuardedApi.Key key) {
        return api.send("POST", "/api/session", "{\"key\": \"" + key.text() + "\"}")
                .headers()
                .firstValue("Set-Cookie")
                .orElseThrow()
                .split(";", 2)[0];
    }
}
