package io.shopstream.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.params.BadParameterException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemIdTest {
    private static final ItemId LINE = new ItemId.Numbered("order_id", "line_no");

    @ParameterizedTest
    @CsvSource({"o-1:2, o-1, 2", "a:b:3, a:b, 3", "::4, :, 4", "o:999999999999999999, o, 999999999999999999"})
    void shouldSplitAtTheLastColon(String text, String id, long number) {
        assertThat(LINE.parse("id", text)).contains(List.of(id, number));
    }

    @Test
    void shouldKeepControlCharactersOfAnId() {
        assertThat(LINE.parse("id", "a\nb:1")).contains(List.of("a\nb", 1L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"o-1", "o-1:", "o-1:x", "o-1:-1", "o-1:1234567890123456789", "o-1:1 "})
    void shouldFindNothingWhereNoRowCanHaveTheId(String text) {
        assertThat(LINE.parse("id", text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ":1", " :1", "a\u0000:1", "a\u0000"})
    void shouldRefuseWhatNoIdCanBe(String text) {
        assertThatThrownBy(() -> LINE.parse("id", text)).isInstanceOf(BadParameterException.class);
    }

    @Test
    void shouldBoundTheLengthOfTheIdNotOfTheWhole() {
        String longest = "x".repeat(200);

        assertThat(LINE.parse("id", longest + ":17")).contains(List.of(longest, 17L));
        assertThatThrownBy(() -> LINE.parse("id", longest + "x:17")).isInstanceOf(BadParameterException.class);
        assertThatThrownBy(() -> LINE.parse("id", longest + "x")).isInstanceOf(BadParameterException.class);
    }
}
