package io.shopstream.api.paging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.api.params.BadParameterException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages over the numbers below a bound. */
class PageTest {
    private static final String LIST = "numbers";
    private static final List<KeyType> KEYS = List.of(KeyType.NUMBER);

    private static Page<Long> read(long bound, PageRequest page) {
        long first = page.after().isStart() ? 0 : (Long) page.after().values().getFirst() + 1;
        List<Long> rows =
                LongStream.range(first, bound).limit(page.limit()).boxed().toList();
        return Page.of(rows, page.size(), number -> Position.after(number));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 3, 4, 6, 7})
    void shouldHaveEveryRowOnce(long bound) {
        List<Long> byToken = new ArrayList<>();
        String token = null;
        do {
            Page<Long> page = read(bound, PageRequest.parse("3", token, LIST, KEYS));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(3);
            byToken.addAll(page.items());
            token = page.nextToken(LIST);
        } while (token != null);
        List<Long> atOnce = new ArrayList<>();
        Page.forEach(after -> read(bound, new PageRequest(3, after)), atOnce::add);

        assertThat(byToken)
                .isEqualTo(LongStream.range(0, bound).boxed().toList())
                .isEqualTo(atOnce);
    }

    @Test
    void shouldBeginWithAHundredRows() {
        assertThat(PageRequest.parse(null, null, LIST, KEYS)).isEqualTo(new PageRequest(100, Position.START));
    }

    @Test
    void shouldTellWhetherAPageIsAskedFor() {
        assertThat(PageRequest.isGiven(null, null)).isFalse();
        assertThat(PageRequest.isGiven("1", null)).isTrue();
        assertThat(PageRequest.isGiven(null, "x")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1001", "-1", "", "ten", "1.5"})
    void shouldRefuseAnotherSize(String size) {
        assertThatThrownBy(() -> PageRequest.parse(size, null, LIST, KEYS))
                .isInstanceOf(BadParameterException.class)
                .hasMessageContaining("must be a whole number from 1 to 1000");
    }
}
