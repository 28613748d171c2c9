package io.shopstream.api.reports.shown;

import io.shopstream.api.reports.shown.ScoredBuyer.Bought;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** The tables about recency, frequency and monetary value. */
final class RecomputedScores {
    private static final int BEST = 5;

    /** Segments in the order of the report, with the rule of each. */
    private static final List<List<String>> SEGMENTS = List.of(
            List.of("Champions", "recency 4 or 5, frequency 4 or 5, monetary 4 or 5"),
            List.of("Loyal", "recency 3 to 5, frequency 3 to 5, and not a champion"),
            List.of("Promising", "recency 3 to 5, frequency 1 or 2, and not new"),
            List.of("New", "recency 4 or 5, and a single order so far"),
            List.of("At risk", "recency 1 or 2, frequency 3 to 5"),
            List.of("Hibernating", "recency 1 or 2, frequency 1 or 2"));

    private final List<ScoredBuyer> buyers;
    private final Written written;

    RecomputedScores(SoldLines lines, AskedReport asked, Written written) {
        this.written = written;
        this.buyers = ScoredBuyer.score(lines.query("""
                select to_char(max(at) filter (where kind = 'SALE'), 'YYYY-MM-DD HH24:MI:SS.US'),
                       count(distinct order_id) filter (where kind = 'SALE'), sum(line_total)
                from lines where user_id is not null and at < '%s' group by user_id""".formatted(asked.to())).stream()
                .filter(row -> !row.get(1).equals("0"))
                .map(row -> new Bought(row.getFirst(), Long.parseLong(row.get(1)), new BigDecimal(row.getLast())))
                .toList());
    }

    List<List<String>> segments() {
        BigDecimal all = net(buyers);
        return SEGMENTS.stream()
                .map(segment -> {
                    List<ScoredBuyer> own = buyers.stream()
                            .filter(buyer -> buyer.segment().equals(segment.getFirst()))
                            .toList();
                    return List.of(
                            segment.getFirst(),
                            Written.count(own.size()),
                            Written.percent(share(BigDecimal.valueOf(own.size()), BigDecimal.valueOf(buyers.size()))),
                            written.amount(net(own)),
                            Written.percent(share(net(own), all)),
                            segment.getLast());
                })
                .toList();
    }

    private static BigDecimal net(List<ScoredBuyer> some) {
        return some.stream().map(buyer -> buyer.bought().net()).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static @Nullable BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? null : part.divide(whole, 4, RoundingMode.HALF_UP);
    }

    List<List<String>> scores() {
        List<List<String>> rows = new ArrayList<>();
        rows.addAll(scores("Recency", ScoredBuyer::recency, Bought::last, Written::minute));
        rows.addAll(scores("Frequency", ScoredBuyer::frequency, Bought::orders, Written::count));
        rows.addAll(scores("Monetary", ScoredBuyer::monetary, Bought::net, written::amount));
        return rows;
    }

    private <T extends Comparable<T>> List<List<String>> scores(
            String measure, ToIntFunction<ScoredBuyer> scoreOf, Function<Bought, T> value, Function<T, String> text) {
        List<List<String>> rows = new ArrayList<>();
        for (int score = BEST; score >= 1; score--) {
            int wanted = score;
            List<T> values = buyers.stream()
                    .filter(buyer -> scoreOf.applyAsInt(buyer) == wanted)
                    .map(buyer -> value.apply(buyer.bought()))
                    .sorted(Comparator.naturalOrder())
                    .toList();
            rows.add(List.of(
                    measure,
                    Written.count(score),
                    Written.count(values.size()),
                    values.isEmpty() ? Written.NONE : text.apply(values.getFirst()),
                    values.isEmpty() ? Written.NONE : text.apply(values.getLast())));
        }
        return rows;
    }
}
