package io.shopstream.bench.chaos;

import io.shopstream.schemas.query.RevenuePane;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.TopProducts;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares an answer with the oracle: every minute that is due must be exact, and no value may exceed what was sent.
 */
final class AnswerCheck {
    private final Oracle oracle;

    AnswerCheck(Oracle oracle) {
        this.oracle = oracle;
    }

    /** Checks the revenue of all minutes. */
    Verdict series(RevenueSeries answer) {
        Map<Instant, RevenuePane> panes =
                answer.panes().stream().collect(Collectors.toMap(RevenuePane::start, Function.identity()));
        int compared = 0;
        for (int pane = 0; pane < oracle.panes(); pane++) {
            RevenuePane expected = oracle.expected(pane);
            RevenuePane seen = panes.getOrDefault(expected.start(), new RevenuePane(expected.start(), 0, 0, 0, 0, 0));
            if (seen.orders() > oracle.sentIn(pane) || seen.netMinor() > expected.netMinor()) {
                return new Verdict.Wrong("more than was sent: " + seen + " in " + describe(answer.stale(), answer));
            }
            if (!answer.stale() && oracle.isDue(pane, answer.processedThrough())) {
                if (!seen.equals(expected)) {
                    return new Verdict.Wrong(seen + " is not " + expected + ", " + describe(false, answer));
                }
                compared++;
            }
        }
        return verdict(answer.stale(), answer.lag(), answer.processedThrough(), compared);
    }

    /** Checks the revenue of the hour that ends with minute {@code last}. */
    Verdict total(RevenueTotal answer, int last) {
        int first = Math.max(0, last - 59);
        long orders = 0;
        long net = 0;
        boolean due = true;
        for (int pane = first; pane <= last; pane++) {
            RevenuePane expected = oracle.expected(pane);
            orders += expected.orders();
            net += expected.netMinor();
            due &= oracle.isDue(pane, answer.processedThrough());
        }
        if (answer.orders() > orders || answer.netMinor() > net) {
            return new Verdict.Wrong("more than was sent: " + answer);
        }
        if (!answer.stale() && due && (answer.orders() != orders || answer.netMinor() != net)) {
            return new Verdict.Wrong(answer + ", but there are " + orders + " orders of " + net);
        }
        return verdict(answer.stale(), answer.lag(), answer.processedThrough(), due ? last - first + 1 : 0);
    }

    /** Checks the products of the minutes from {@code from}, inclusive, to {@code to}, exclusive. */
    Verdict products(TopProducts answer, int from, int to) {
        Map<String, long[]> expected = oracle.products(from, to);
        boolean due = IntStream.range(from, to).allMatch(pane -> oracle.isDue(pane, answer.processedThrough()));
        for (TopProducts.Item item : answer.items()) {
            long[] sums = expected.getOrDefault(item.productId(), new long[2]);
            boolean more = item.netMinor() > sums[0] || item.units() > sums[1];
            boolean other = item.netMinor() != sums[0] || item.units() != sums[1];
            if (more || !answer.stale() && due && other) {
                return new Verdict.Wrong(item + ", but there are " + sums[1] + " units of " + sums[0] + " in minutes "
                        + from + " to " + to + ", " + describe(answer.stale(), answer.processedThrough()));
            }
        }
        if (!answer.stale() && due && answer.items().size() != expected.size()) {
            return new Verdict.Wrong(answer.items().size() + " products of " + expected.size());
        }
        return verdict(answer.stale(), answer.lag(), answer.processedThrough(), due ? to - from : 0);
    }

    private static Verdict verdict(boolean stale, long lag, @Nullable Instant processedThrough, int compared) {
        if (stale) {
            return lag < 0 ? new Verdict.Wrong("stale without a lag") : new Verdict.Stale(lag);
        }
        return processedThrough == null
                ? new Verdict.Wrong("not stale, but without a processed-through time")
                : new Verdict.Right(compared);
    }

    private static String describe(boolean stale, @Nullable Object answer) {
        return (stale ? "a stale answer " : "an answer ") + answer;
    }
}
