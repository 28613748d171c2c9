package io.shopstream.producer.imports.dates;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonedTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2024-01-31 23:58:00       | 2024-01-31T22:58:00Z
        2024-01-31 23:58:00 -0500 | 2024-02-01T04:58:00Z
        2024-01-31 23:58:00 +0000 | 2024-01-31T23:58:00Z
        2024-01-31 23:58:00+05:30 | 2024-01-31T18:28:00Z
        2024-01-31 23:58:00 UTC   | 2024-01-31T23:58:00Z
        2024-01-31 23:58:00Z      | 2024-01-31T23:58:00Z
        2024-03-31 02:30:00       | 2024-03-31T01:30:00Z
        2024-10-27 02:30:00       | 2024-10-27T00:30:00Z
        """)
    void shouldTakeTheOffsetOfTheTextBeforeTheZone(String text, String instant) {
        ZonedText zoned = ZonedText.of(text);
        assertThat(DateFormat.ISO.parse(zoned.local()).map(local -> zoned.at(local, ZoneId.of("Europe/Berlin"))))
                .hasToString("Optional[" + instant + "]");
    }

    @ParameterizedTest
    @CsvSource({"2024-01-31 23:58:00 +9900", "2024-01-31 23:58:00 EST", "2024-01-31 23:58:00 -5"})
    void shouldLeaveWhatIsNoOffset(String text) {
        assertThat(ZonedText.of(text).local()).isEqualTo(text);
        assertThat(DateFormat.ISO.parse(ZonedText.of(text).local())).isEmpty();
    }
}
