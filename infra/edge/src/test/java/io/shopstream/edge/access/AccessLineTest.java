package io.shopstream.edge.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AccessLineTest {
    @Test
    void shouldSayWhatWasAskedByWhomAndHowItWent() {
        AccessLine line =
                AccessLine.of("GET", "/api/live/customers/{id}", 200, 12_900_000, 345, "k1", "4bf92f3577b34da6");

        assertThat(line.text())
                .isEqualTo("method=GET route=/api/live/customers/{id} status=200 ms=12 bytes=345 key=k1"
                        + " trace=4bf92f3577b34da6");
    }

    @Test
    void shouldNotRepeatWhatAClientMadeUp() {
        AccessLine line = AccessLine.of("alice@example.org", "/error", 405, 1, 0, null, null);

        assertThat(line.text()).isEqualTo("method=- route=- status=405 ms=0 bytes=0 key=- trace=-");
        assertThat(AccessLine.of(null, null, 400, 0, 0, 5, null))
                .isEqualTo(new AccessLine("-", "-", 400, 0, 0, null, null));
    }
}
