package io.shopstream.api.answer.analytics.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ChangeColumnsTest {
    private static final List<String> FIGURES = List.of("orders");
    /** February, by day. */
    private static final ComparedWith FORMER = new ComparedWith(
            "previous", Instant.parse("2026-02-01T00:00:00Z"), Instant.parse("2026-03-01T00:00:00Z"), 28);

    private static @Nullable Changes ofBucket(int index, @Nullable ComparedWith comparedWith) {
        return ChangeColumns.ofBucket(() -> index, comparedWith, FIGURES, () -> () -> List.of(Change.of(3, 0)));
    }

    @Test
    void shouldHaveNoChangesWithoutAComparison() {
        assertThat(ofBucket(0, null)).isNull();
        assertThat(ChangeColumns.names(List.of("start"), null, FIGURES)).containsExactly("start");
    }

    @Test
    void shouldCompareABucketWithNothingInTheFormerOne() {
        assertThat(ChangeColumns.row(List.of("28 March"), ofBucket(27, FORMER)))
                .containsExactly("28 March", 0L, 3L, null);
    }

    /** February has no 29th day: blank, not zero. */
    @Test
    void shouldNotCompareABucketThatTheFormerSpanDoesNotHave() {
        assertThat(ChangeColumns.row(List.of("29 March"), ofBucket(28, FORMER)))
                .containsExactly("29 March", null, null, null);
        assertThat(ChangeColumns.names(List.of("start"), FORMER, FIGURES)).hasSize(4);
    }
}
