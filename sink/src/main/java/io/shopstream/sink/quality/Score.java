package io.shopstream.sink.quality;

import io.shopstream.sink.quality.check.CheckStage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The score of a run: 100 minus the deduction of each check.
 *
 * <ul>
 *   <li>An INPUT check deducts 100 x rejected / records. Together they deduct the share of rejected records.
 *   <li>A TRANSFORMATION or OUTPUT check deducts 100 x weight / (weights of all such checks) x failed / checked. If all
 *       of them failed completely, the score would be 0.
 *   <li>A PROFILE deducts nothing. Nor does a check that was not judged or had nothing to check; its weight is left
 *       out.
 * </ul>
 *
 * <p>Rounded down to four decimal places and never below 0: it is 100 only if nothing failed.
 *
 * @param terms the deductions with their arithmetic; empty at 100
 */
public record Score(BigDecimal value, List<Term> terms) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int EXACT = 30;
    private static final int SHOWN = 6;

    /**
     * @param points the deduction, rounded up to six decimal places
     * @param arithmetic such as {@code 100 x 3/61 x 2/1000}
     */
    public record Term(String check, BigDecimal points, String arithmetic) {}

    public static Score of(List<CheckResult> results) {
        List<CheckResult> counted = results.stream()
                .filter(result -> result.judged() && result.checked() > 0)
                .toList();
        long weights = counted.stream()
                .filter(result -> result.check().stage() != CheckStage.INPUT)
                .mapToLong(result -> result.check().weight())
                .sum();
        BigDecimal score = HUNDRED;
        List<Term> terms = new ArrayList<>();
        for (CheckResult result : counted) {
            if (result.failed() == 0) {
                continue;
            }
            BigDecimal points =
                    switch (result.check().stage()) {
                        case INPUT -> share(result);
                        case TRANSFORMATION, OUTPUT ->
                            share(result)
                                    .multiply(BigDecimal.valueOf(result.check().weight()))
                                    .divide(BigDecimal.valueOf(weights), EXACT, RoundingMode.UP);
                        case PROFILE -> BigDecimal.ZERO;
                    };
            score = score.subtract(points);
            terms.add(new Term(
                    result.check().name(), points.setScale(SHOWN, RoundingMode.UP), arithmetic(result, weights)));
        }
        return new Score(score.max(BigDecimal.ZERO).setScale(CheckResult.SCALE, RoundingMode.DOWN), List.copyOf(terms));
    }

    private static BigDecimal share(CheckResult result) {
        return HUNDRED.multiply(BigDecimal.valueOf(result.failed()))
                .divide(BigDecimal.valueOf(result.checked()), EXACT, RoundingMode.UP);
    }

    private static String arithmetic(CheckResult result, long weights) {
        String share = result.failed() + "/" + result.checked();
        return result.check().stage() == CheckStage.INPUT
                ? "100 x " + share
                : "100 x %d/%d x %s".formatted(result.check().weight(), weights, share);
    }
}
