package io.shopstream.sink.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.sink.quality.check.CheckStage;
import io.shopstream.sink.quality.check.QualityCheck;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {

    @Test
    void shouldBe100WhenNothingFailed() {
        Score score = Score.of(List.of(result(CheckStage.INPUT, 1, 1000, 0), result(CheckStage.OUTPUT, 3, 10, 0)));

        assertThat(score.value()).isEqualByComparingTo("100");
        assertThat(score.terms()).isEmpty();
    }

    @Test
    void shouldNeverRoundUpTo100() {
        Score score =
                Score.of(List.of(result(CheckStage.INPUT, 1, Long.MAX_VALUE, 1), result(CheckStage.OUTPUT, 3, 10, 0)));

        assertThat(score.value()).isEqualByComparingTo("99.9999");
        assertThat(result(CheckStage.OUTPUT, 3, Long.MAX_VALUE, 1).score()).isEqualByComparingTo("99.9999");
    }

    @Test
    void shouldDeductTheShareOfRejectedRecords() {
        Score score = Score.of(List.of(
                result(CheckStage.INPUT, 1, 1000, 1),
                result(CheckStage.INPUT, 1, 1000, 2),
                result(CheckStage.OUTPUT, 3, 10, 0)));

        assertThat(score.value()).isEqualByComparingTo("99.7");
        assertThat(score.terms()).extracting(Score.Term::arithmetic).containsExactly("100 x 1/1000", "100 x 2/1000");
    }

    @Test
    void shouldWeightOtherFailuresAndShowTheArithmetic() {
        Score score = Score.of(List.of(
                result(CheckStage.TRANSFORMATION, 1, 50, 0),
                result(CheckStage.OUTPUT, 3, 8, 2),
                result(CheckStage.PROFILE, 0, 8, 0)));

        assertThat(score.value()).isEqualByComparingTo("81.25");
        assertThat(score.terms()).extracting(Score.Term::arithmetic).containsExactly("100 x 3/4 x 2/8");
        assertThat(score.terms().getFirst().points()).isEqualByComparingTo("18.75");
    }

    @Test
    void shouldIgnoreChecksThatWereNotJudgedOrHadNothingToCheck() {
        CheckResult unjudged =
                new CheckResult(check(CheckStage.OUTPUT, 3), false, 0, 0, "not judged", "{}", Instant.EPOCH);

        Score score = Score.of(
                List.of(unjudged, result(CheckStage.OUTPUT, 5, 0, 0), result(CheckStage.TRANSFORMATION, 1, 2, 1)));

        assertThat(score.value()).isEqualByComparingTo("50");
        assertThat(score.terms()).extracting(Score.Term::arithmetic).containsExactly("100 x 1/1 x 1/2");
    }

    @Test
    void shouldNotFallBelowZero() {
        Score score = Score.of(List.of(result(CheckStage.INPUT, 1, 10, 9), result(CheckStage.OUTPUT, 1, 1, 1)));

        assertThat(score.value()).isEqualByComparingTo("0");
    }

    private static CheckResult result(CheckStage stage, int weight, long checked, long failed) {
        return new CheckResult(check(stage, weight), true, checked, failed, "", "{}", Instant.EPOCH);
    }

    private static QualityCheck check(CheckStage stage, int weight) {
        return new QualityCheck.Rows("a-check", stage, "t", weight, "select 1", "select 1", null);
    }
}
