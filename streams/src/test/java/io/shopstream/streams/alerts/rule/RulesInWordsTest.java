package io.shopstream.streams.alerts.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.avro.AlertKind;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RulesInWordsTest {
    @ParameterizedTest
    @EnumSource
    void shouldSayWhenAlertsOfEveryKindAreRaisedAndCleared(AlertKind kind) {
        assertThat(RulesInWords.of(kind))
                .startsWith("Raised when ")
                .contains("; cleared when ")
                .endsWith(".");
    }

    /** The thresholds of ADR 023. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "REVENUE_DROP | last 5 closed minutes, below 50 %, above 70 %, 6 hours, 3 hours, 20 orders, 2 hours, 10 orders",
                "REVENUE_SPIKE | last 5 closed minutes, above 200 %, below 150 %",
                "STOCK_OUT_AHEAD | less than 2 days, last 7 days, at least 10 units, more than 3 days",
                "DEAD_LETTER_RATE | more than 1 %, at least 10, last 5 minutes, fewer than 0.5 %",
            })
    void shouldNameTheThresholds(AlertKind kind, String thresholds) {
        assertThat(RulesInWords.of(kind)).contains(List.of(thresholds.split(", ")));
    }
}
