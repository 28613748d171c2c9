package io.shopstream.local.verify.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CheckTest {
    private static final long NOW = 1_000;

    private final Check<String, Long> check = new Check<>("table");

    @Test
    void shouldSettleEqualKeys() {
        check.compare(Map.of("a", 1L, "b", 2L), Map.of("a", 1L, "b", 2L), Set.of(), null, NOW);

        assertThat(check.settledCount()).isEqualTo(2);
        assertThat(check.differencesSince(NOW)).isEmpty();
    }

    @Test
    void shouldReportMissingWrongAndExtraKeys() {
        check.compare(Map.of("a", 1L, "b", 2L), Map.of("b", 3L, "c", 4L), Set.of(), null, NOW);

        assertThat(check.differencesSince(NOW))
                .containsOnlyKeys("a", "b", "c")
                .containsEntry("a", "a: missing, the log has 1")
                .containsEntry("b", "b: is 3, the log says 2")
                .containsEntry("c", "c: there, but not in the log");
    }

    @Test
    void shouldCompareTouchedKeysInTheNextRound() {
        check.compare(Map.of("a", 2L), Map.of("a", 1L), Set.of("a"), null, NOW);
        assertThat(check.changingCount()).isEqualTo(1);
        assertThat(check.differencesSince(NOW)).isEmpty();

        check.compare(Map.of("a", 2L), Map.of("a", 2L), Set.of(), null, NOW);
        assertThat(check.settledCount()).isEqualTo(1);
        assertThat(check.changingCount()).isZero();
    }

    @Test
    void shouldForgetADifferenceThatWasOnlyLag() {
        check.compare(Map.of("a", 2L), Map.of("a", 1L), Set.of(), null, NOW);
        assertThat(check.differencesSince(NOW)).hasSize(1);

        check.compare(Map.of("a", 2L), Map.of("a", 2L), Set.of(), null, NOW);
        assertThat(check.differencesSince(NOW)).isEmpty();
    }

    @Test
    void shouldTreatAnEmptyRowAsMissing() {
        check.compare(Map.of("a", 0L), Map.of("b", 0L), Set.of(), 0L, NOW);

        assertThat(check.differencesSince(NOW)).isEmpty();
        assertThat(check.settledCount()).isEqualTo(2);
    }

    @Test
    void shouldDistinguishPersistentFromNewDifferences() {
        check.compare(Map.of("a", 1L), Map.of(), Set.of(), null, 100);
        check.compare(Map.of("a", 1L, "b", 1L), Map.of(), Set.of(), null, 200);

        assertThat(check.differencesSince(100)).containsOnlyKeys("a");
        assertThat(check.differencesSince(200)).containsOnlyKeys("a", "b");
    }

    @Test
    void shouldForgetTheAgeOfADifferenceOnceTheKeyIsTouched() {
        check.compare(Map.of("a", 1L), Map.of(), Set.of(), null, 100);
        check.compare(Map.of("a", 2L), Map.of(), Set.of("a"), null, 200);
        check.compare(Map.of("a", 2L), Map.of(), Set.of(), null, 300);

        assertThat(check.differencesSince(200)).isEmpty();
    }

    @Test
    void shouldSuspectTouchedKeysThatDifferedBefore() {
        check.compare(Map.of("a", 1L), Map.of(), Set.of(), null, 100);
        check.compare(Map.of("a", 2L), Map.of(), Set.of("a"), null, 200);
        assertThat(check.suspectCount()).isEqualTo(1);

        check.compare(Map.of("a", 2L), Map.of("a", 2L), Set.of(), null, 300);
        assertThat(check.suspectCount()).isZero();
    }
}
