package io.shopstream.api.params;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeZonesTest {
    @Test
    void shouldBeUtcUnlessAsked() {
        assertThat(TimeZones.parse(null)).isEqualTo(ZoneId.of("UTC"));
        assertThat(TimeZones.parse("Europe/Berlin")).isEqualTo(ZoneId.of("Europe/Berlin"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "+02:00", "UTC+2", "CEST", "europe/berlin", "Europe/Atlantis", "../etc/passwd"})
    void shouldNameTheFormOfAZone(String text) {
        assertThatExceptionOfType(BadParameterException.class)
                .isThrownBy(() -> TimeZones.parse(text))
                .withMessage("must be an IANA name such as Europe/Berlin or UTC")
                .satisfies(e -> assertThat(e.parameter()).isEqualTo("time_zone"));
    }

    @Test
    void shouldReadADateAsItsFirstMomentInTheZone() {
        assertThat(Times.parse("from", "2026-03-29", ZoneId.of("Europe/Berlin")))
                .isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
        assertThat(Times.parse("from", "2018-11-04", ZoneId.of("America/Sao_Paulo")))
                .as("there was no midnight")
                .isEqualTo(Instant.parse("2018-11-04T03:00:00Z"));
        assertThat(Times.parse("from", "2026-03-29T00:00:00Z", ZoneId.of("Europe/Berlin")))
                .isEqualTo(Instant.parse("2026-03-29T00:00:00Z"));
    }
}
