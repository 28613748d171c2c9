package io.shopstream.streams.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.streams.query.question.PaneRange;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private final Parameters parameters = new Parameters("GBP");

    @Test
    void shouldHaveDefaults() {
        assertThat(parameters.currency(null)).isEqualTo("GBP");
        assertThat(Parameters.by(null)).isEqualTo(RankBy.NET);
        assertThat(Parameters.productLimit(null)).isEqualTo(10);
        assertThat(Parameters.category("")).isNull();
    }

    @Test
    void shouldReadWhatIsAllowed() {
        assertThat(parameters.currency("EUR")).isEqualTo("EUR");
        assertThat(Parameters.window("24h")).isEqualTo(RollingWindow.ONE_DAY);
        assertThat(Parameters.by("units")).isEqualTo(RankBy.UNITS);
        assertThat(Parameters.productLimit("1000000")).isEqualTo(1_000_000);
        assertThat(Parameters.range("2011-12-09T12:50:01Z", "2011-12-09T12:51:00Z"))
                .isEqualTo(new PaneRange(Instant.parse("2011-12-09T12:50:00Z"), Instant.parse("2011-12-09T12:51:00Z")));
        assertThat(Parameters.hours("2011-12-09T12:50:01Z", "2011-12-09T13:00:00Z"))
                .isEqualTo(new PaneRange(Instant.parse("2011-12-09T12:00:00Z"), Instant.parse("2011-12-09T13:00:00Z")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1000001", "99999999999999999999", "ten", "1.0", ""})
    void shouldNameTheLimit(String limit) {
        assertThatThrownBy(() -> Parameters.productLimit(limit))
                .isInstanceOf(BadParameterException.class)
                .hasMessage("limit must be a whole number from 1 to 1000000");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "2011-12-09", "-1000000000-01-01T00:00:00Z", "+1000000000-12-31T00:00:00Z"})
    void shouldNameTheInstant(String instant) {
        assertThatThrownBy(() -> Parameters.instant("as_of", instant))
                .isInstanceOf(BadParameterException.class)
                .hasMessageStartingWith("as_of must be an ISO 8601 instant");
    }

    @Test
    void shouldNameWhatIsWrong() {
        assertThatThrownBy(() -> parameters.currency("usd")).hasMessageStartingWith("currency must be");
        assertThatThrownBy(() -> Parameters.scope("home", "France"))
                .hasMessage("country must be absent beside category");
        assertThatThrownBy(() -> Parameters.window(null)).hasMessage("window must be one of 1m, 5m, 15m, 1h, 24h");
        assertThatThrownBy(() -> Parameters.by("gross")).hasMessage("by must be one of net, units");
        assertThatThrownBy(() -> Parameters.range("2011-12-09T12:50:00Z", "2011-12-09T12:50:00Z"))
                .hasMessage("to must be an instant after from");
    }
}
