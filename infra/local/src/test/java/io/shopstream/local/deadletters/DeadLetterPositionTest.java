package io.shopstream.local.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeadLetterPositionTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "shop.orders.v1-2@417, shop.orders.v1, 2, 417",
        "online-retail.csv-0@12, online-retail.csv, 0, 12",
        "a-1@2-3@4, a-1@2, 3, 4",
        "shop.users.v1-0@999999999999999999, shop.users.v1, 0, 999999999999999999",
    })
    void shouldReadWhatListShows(String text, String topic, int partition, long offset) {
        DeadLetterPosition position = DeadLetterPosition.parse(text);

        assertThat(position).isEqualTo(new DeadLetterPosition(topic, partition, offset));
        assertThat(position).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "shop.orders.v1", "shop.orders.v1-2", "shop.orders.v1@4", "-1@2", "t-1@-2", "t-1@x"})
    void shouldShowTheFormatOfAPosition(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DeadLetterPosition.parse(text))
                .withMessageContaining("such as shop.orders.v1-2@417");
    }

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-03-01T11:58:30Z",
        "30m, 2026-03-01T11:30:00Z",
        "2h, 2026-03-01T10:00:00Z",
        "7d, 2026-02-22T12:00:00Z",
        "2011-12-09T12:50:00Z, 2011-12-09T12:50:00Z",
    })
    void shouldParseTimesAndAges(String text, Instant moment) {
        assertThat(Since.parse(text, NOW)).isEqualTo(moment);
    }

    @Test
    void shouldShowTheFormatOfATime() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Since.parse("yesterday", NOW))
                .withMessageContaining("2h or 7d");
    }
}
