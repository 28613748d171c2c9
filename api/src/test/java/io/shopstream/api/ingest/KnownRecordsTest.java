package io.shopstream.api.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KnownRecordsTest {
    private final KnownRecords known = new KnownRecords();

    @Test
    void shouldRecogniseARepetition() {
        assertThat(known.add("order a 1")).isTrue();
        assertThat(known.add("order a 2")).isTrue();
        assertThat(known.add("order a 1")).isFalse();
    }

    @Test
    void shouldRememberAtLeastTheLastTwentyFiveThousand() {
        addAll(0, 100_000);

        assertThat(IntStream.range(75_000, 100_000).filter(number -> known.add("order " + number)))
                .isEmpty();
    }

    @Test
    void shouldForgetTheOldest() {
        addAll(0, 50_000);

        assertThat(known.add("order 0")).isTrue();
    }

    private void addAll(int from, int to) {
        for (int number = from; number < to; number++) {
            assertThat(known.add("order " + number)).isTrue();
        }
    }
}
