package io.shopstream.local.verify.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.local.verify.expected.Amounts;
import io.shopstream.local.verify.expected.SumTable;
import io.shopstream.local.verify.scratch.ScratchFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cases of {@link CheckTest}, for {@link RowCheck}. */
class RowCheckTest {
    private static final long NOW = 1_000;

    @TempDir
    Path directory;

    private ScratchFiles scratchFiles;
    private SumTable table;
    private RowCheck check;

    @BeforeEach
    void open() {
        scratchFiles = new ScratchFiles(directory);
        table = new SumTable(scratchFiles, 1, RowCheck.COLUMNS, amounts -> Long.toString(amounts.units()));
        check = new RowCheck(
                "table",
                table.rows(),
                SumTable.column(0),
                new RowCheck.Expected(
                        row -> table.at(row).units() != 0,
                        row -> Long.toString(table.at(row).units())));
    }

    @AfterEach
    void close() {
        scratchFiles.close();
    }

    @Test
    void shouldSettleEqualKeys() {
        round(Map.of("a", 1L, "b", 2L), Map.of("a", 1L, "b", 2L), Set.of(), NOW);

        assertThat(check.settledCount()).isEqualTo(2);
        assertThat(check.differencesSince(NOW)).isEmpty();
        assertThat(check.unsettledKeys()).isEmpty();
    }

    @Test
    void shouldReportMissingWrongAndExtraKeys() {
        round(Map.of("a", 1L, "b", 2L), Map.of("b", 3L, "c", 4L), Set.of(), NOW);

        assertThat(check.differenceCount(NOW)).isEqualTo(3);
        assertThat(check.differencesSince(NOW))
                .containsOnlyKeys("a", "b", "c")
                .containsEntry("a", "a: missing, the log has 1")
                .containsEntry("b", "b: is 3, the log says 2")
                .containsEntry("c", "c: there, but not in the log");
        assertThat(check.unsettledKeys()).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void shouldShowAMissingRowAsAnEmptyRow() {
        check = table.check("sums");
        round(Map.of("a", 1L), Map.of("b", 2L), Set.of(), NOW);

        assertThat(check.differencesSince(NOW))
                .containsOnlyKeys("a", "b")
                .containsEntry("a", "a: is 0, the log says 1")
                .containsEntry("b", "b: is 2, the log says 0");
    }

    @Test
    void shouldCompareTouchedKeysInTheNextRound() {
        round(Map.of("a", 2L), Map.of("a", 1L), Set.of("a"), NOW);
        assertThat(check.changingCount()).isEqualTo(1);
        assertThat(check.differencesSince(NOW)).isEmpty();

        round(Map.of("a", 2L), Map.of("a", 2L), Set.of(), NOW);
        assertThat(check.settledCount()).isEqualTo(1);
        assertThat(check.changingCount()).isZero();
    }

    @Test
    void shouldForgetADifferenceThatWasOnlyLag() {
        round(Map.of("a", 2L), Map.of("a", 1L), Set.of(), NOW);
        assertThat(check.differencesSince(NOW)).hasSize(1);

        round(Map.of("a", 2L), Map.of("a", 2L), Set.of(), NOW);
        assertThat(check.differencesSince(NOW)).isEmpty();
    }

    @Test
    void shouldForgetRowsThatDisappearAndAreNotInTheLog() {
        round(Map.of(), Map.of("a", 1L), Set.of(), NOW);
        assertThat(check.differenceCount(NOW)).isEqualTo(1);

        round(Map.of(), Map.of(), Set.of(), NOW);
        assertThat(check.differenceCount(NOW)).isZero();
        assertThat(check.settledCount()).isZero();
        assertThat(check.unsettledKeys()).isEmpty();
    }

    @Test
    void shouldTreatAnEmptyRowAsMissing() {
        round(Map.of("a", 0L), Map.of("b", 0L), Set.of(), NOW);

        assertThat(check.differencesSince(NOW)).isEmpty();
    }

    @Test
    void shouldDistinguishPersistentFromNewDifferences() {
        round(Map.of("a", 1L), Map.of(), Set.of(), 100);
        round(Map.of("a", 1L, "b", 1L), Map.of(), Set.of(), 200);

        assertThat(check.differencesSince(100)).containsOnlyKeys("a");
        assertThat(check.differenceCount(100)).isEqualTo(1);
        assertThat(check.differencesSince(200)).containsOnlyKeys("a", "b");
    }

    @Test
    void shouldForgetTheAgeOfADifferenceOnceTheKeyIsTouched() {
        round(Map.of("a", 1L), Map.of(), Set.of(), 100);
        round(Map.of("a", 2L), Map.of(), Set.of("a"), 200);
        round(Map.of("a", 2L), Map.of(), Set.of(), 300);

        assertThat(check.differencesSince(200)).isEmpty();
        assertThat(check.differencesSince(300)).containsOnlyKeys("a");
    }

    @Test
    void shouldSuspectTouchedKeysThatDifferedBefore() {
        round(Map.of("a", 1L), Map.of(), Set.of(), 100);
        round(Map.of("a", 2L), Map.of(), Set.of("a"), 200);
        assertThat(check.suspectCount()).isEqualTo(1);

        round(Map.of("a", 2L), Map.of("a", 2L), Set.of(), 300);
        assertThat(check.suspectCount()).isZero();
    }

    @Test
    void shouldNotCompareSettledKeysAgain() {
        round(Map.of("a", 1L), Map.of("a", 1L), Set.of(), 100);
        round(Map.of("a", 2L), Map.of("a", 1L), Set.of(), 200);

        assertThat(check.settledCount()).isEqualTo(1);
        assertThat(check.differenceCount(200)).isZero();
    }

    @Test
    void shouldReadAgainAKeyThatWasTouchedAndIsGoneFromTheLog() {
        round(Map.of("a", 1L), Map.of("a", 1L), Set.of("a"), 100);
        round(Map.of("a", 0L), Map.of("a", 1L), Set.of("a"), 200);
        round(Map.of("a", 0L), Map.of("a", 1L), Set.of(), 300);

        assertThat(check.differencesSince(300)).containsOnlyKeys("a");
    }

    @Test
    void shouldKeepADifferenceOverAReadingThatFailed() {
        round(Map.of(), Map.of("a", 1L), Set.of(), 100);
        check.begin();
        round(Map.of(), Map.of("a", 1L), Set.of(), 300);

        assertThat(check.differencesSince(100)).containsOnlyKeys("a");
    }

    private void round(Map<String, Long> wanted, Map<String, Long> found, Set<String> touched, long nanoTime) {
        wanted.forEach((key, value) -> {
            long row = table.rows().findOrAdd(key);
            table.add(key, 0, 0, 0, value - table.at(row).units());
        });
        table.rows().mark();
        List<String> asked = check.unsettledKeys();
        check.begin();
        found.forEach((key, value) -> {
            if (asked == null || asked.contains(key)) {
                table.saw(check, key, new Amounts(0, 0, 0, value));
            }
        });
        touched.forEach(key -> table.rows().touch(table.rows().findOrAdd(key)));
        check.compare(nanoTime);
    }
}
