package io.shopstream.local.verify.views;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventKeysTest {
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.001Z");

    @Test
    void shouldFindTheIdOfAKey() {
        assertThat(EventKeys.eventId(EventKeys.of("PURCHASE", AT, "u 1", "e \u00a0 1")))
                .isEqualTo("e \u00a0 1");
    }

    @Test
    void shouldTellEventsApartByAllFour() {
        assertThat(EventKeys.of("PURCHASE", AT, "u", "e"))
                .isNotEqualTo(EventKeys.of("CHECKOUT", AT, "u", "e"))
                .isNotEqualTo(EventKeys.of("PURCHASE", AT.plusMillis(1), "u", "e"))
                .isNotEqualTo(EventKeys.of("PURCHASE", AT, "v", "e"))
                .isNotEqualTo(EventKeys.of("PURCHASE", AT, "u", "f"))
                .isNotEqualTo(EventKeys.of("PURCHASE", AT, "u e", ""));
    }
}
