package io.shopstream.sink.quality;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * One figure for a whole run: 100 less what each check takes off.
 *
 * <ul>
 *   <li>an INPUT check takes off 100 x rejected / records: together they take off the share of rejected records;
 *   <li>a TRANSFORMATION or OUTPUT check takes off 100 x weight / (weights of all such checks) x failed / checked: if all
 *       failed wholly nothing would be left;
 *   <li>a PROFILE takes nothing off; nor does a check that could not be judged or had nothing to look at, and its weight
 *       is left out.
 * </ul>
 *
 * <p>Rounded down to four places and never below 0: it is 100 only if nothing failed.
 *
 * @param terms what was taken off, the arithmetic spelled out; empty at 100
 */
public record Score(BigDecimal value, List<Term> terms) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int EXACT = 30;
    private static final int SHOWN = 6;

    /**
     * @param points taken off, rounded up to six places
     * @param arithmetic such as {@code 100 x 3/61 x 2/1000}
     */
    public record Term(String check, BigDecimal points, String arithmetic) {}

    public static Score of(List<CheckResult> results) {
        List<CheckResult> weighed = results.stream()
                .filter(result -> result.judged() && result.checked() > 0)
                .toList();
        long weights = weighed.stream()
                .filter(result -> result.check().stage() != CheckStage.INPUT)
                .mapToLong(result -> result.check().weight())
                .sum();
        BigDecimal left = HUNDRED;
        List<Term> terms = new ArrayList<>();
        for (CheckResult result : weighed) {
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
            left = left.subtract(points);
            terms.add(new Term(
                    result.check().name(), points.setScale(SHOWN, RoundingMode.UP), arithmetic(result, weights)));
        }
        return new Score(left.max(BigDecimal.ZERO).setScale(CheckResult.SCALE, RoundingMode.DOWN), List.copyOf(terms));
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
