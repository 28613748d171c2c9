package io.shopstream.local.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckTest {
    private final Check<String, Long> check = new Check<>("table");

    @Test
    void shouldSettleWhatAgrees() {
        check.compare(Map.of("a", 1L, "b", 2L), Map.of("a", 1L, "b", 2L), Set.of(), null);

        assertThat(check.settledCount()).isEqualTo(2);
        assertThat(check.differences()).isEmpty();
    }

    @Test
    void shouldNameWhatIsMissingWrongOrTooMuch() {
        check.compare(Map.of("a", 1L, "b", 2L), Map.of("b", 3L, "c", 4L), Set.of(), null);

        assertThat(check.differences())
                .containsOnlyKeys("a", "b", "c")
                .containsEntry("a", "a: missing, the log has 1")
                .containsEntry("b", "b: is 3, the log says 2")
                .containsEntry("c", "c: there, but not in the log");
    }

    @Test
    void shouldLeaveWhatMovesForTheNextRound() {
        check.compare(Map.of("a", 2L), Map.of("a", 1L), Set.of("a"), null);
        assertThat(check.movingCount()).isEqualTo(1);
        assertThat(check.differences()).isEmpty();

        check.compare(Map.of("a", 2L), Map.of("a", 2L), Set.of(), null);
        assertThat(check.settledCount()).isEqualTo(1);
        assertThat(check.movingCount()).isZero();
    }

    @Test
    void shouldForgetADifferenceThatWasOnlyLag() {
        check.compare(Map.of("a", 2L), Map.of("a", 1L), Set.of(), null);
        assertThat(check.differences()).hasSize(1);

        check.compare(Map.of("a", 2L), Map.of("a", 2L), Set.of(), null);
        assertThat(check.differences()).isEmpty();
    }

    @Test
    void shouldTakeAnEmptyRowForNoneWhereThatIsTheSame() {
        check.compare(Map.of("a", 0L), Map.of("b", 0L), Set.of(), 0L);

        assertThat(check.differences()).isEmpty();
        assertThat(check.settledCount()).isEqualTo(2);
    }
}
