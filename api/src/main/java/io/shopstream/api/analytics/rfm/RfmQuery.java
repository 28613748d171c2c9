package io.shopstream.api.analytics.rfm;

import io.shopstream.api.analytics.rfm.ScoredBuyers.Range;
import io.shopstream.api.answer.analytics.customers.RfmAnalysis;
import io.shopstream.api.answer.analytics.customers.RfmCell;
import io.shopstream.api.answer.analytics.customers.RfmQuintile;
import io.shopstream.api.answer.analytics.customers.RfmSegment;
import io.shopstream.api.warehouse.WarehouseQuery;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Buyers by recency, frequency and monetary value, from the facts before {@code to}, so that an answer about the past
 * does not change with what came later. With a country it is as if the shop had sold nowhere else.
 *
 * <p>A score is one more than the number of fifths of the buyers that have a lower value. Equal values thus have the
 * equal score, which ntile would not give them, and a score that nobody has is possible.
 */
public record RfmQuery(String currency, @Nullable String country, Instant to) implements WarehouseQuery<RfmAnalysis> {
    private static final BigDecimal NOTHING = new BigDecimal("0.00");

    private static final String SQL = """
            %s
            select recency, frequency, monetary, orders = 1 as bought_once, count(*) as customers,
                   sum(orders)::bigint as orders, sum(net) as net,
                   min(last_at) as first_last_at, max(last_at) as last_last_at,
                   min(orders) as fewest_orders, max(orders) as most_orders,
                   min(net) as least_net, max(net) as most_net
            from scored
            group by 1, 2, 3, 4""";

    @Override
    public RfmAnalysis ask(JdbcClient snapshot, Instant asOf) {
        List<ScoredBuyers> buyers = ScoredSql.bind(
                        snapshot.sql(SQL.formatted(ScoredSql.with("", ""))), currency, country, to)
                .query(ScoredBuyers::read)
                .list();
        return new RfmAnalysis(
                currency,
                country,
                to,
                sum(buyers, ScoredBuyers::customers),
                sum(buyers, ScoredBuyers::orders),
                net(buyers).toPlainString(),
                Arrays.stream(RfmRule.values())
                        .map(rule -> segment(rule, buyers))
                        .toList(),
                grid(buyers),
                quintiles(buyers),
                asOf);
    }

    private static RfmSegment segment(RfmRule rule, List<ScoredBuyers> buyers) {
        List<ScoredBuyers> own = where(buyers, some -> rule.appliesTo(some.scores()));
        return RfmSegment.of(
                rule.code(),
                rule.words(),
                sum(own, ScoredBuyers::customers),
                sum(own, ScoredBuyers::orders),
                net(own),
                sum(buyers, ScoredBuyers::customers),
                net(buyers));
    }

    private static List<RfmCell> grid(List<ScoredBuyers> buyers) {
        List<RfmCell> grid = new ArrayList<>();
        for (int recency = Scores.MAX; recency >= 1; recency--) {
            for (int frequency = 1; frequency <= Scores.MAX; frequency++) {
                int row = recency;
                int column = frequency;
                List<ScoredBuyers> own = where(
                        buyers,
                        some -> some.scores().recency() == row && some.scores().frequency() == column);
                grid.add(new RfmCell(recency, frequency, sum(own, ScoredBuyers::customers), net(own).toPlainString()));
            }
        }
        return grid;
    }

    private static List<RfmQuintile> quintiles(List<ScoredBuyers> buyers) {
        List<RfmQuintile> quintiles = new ArrayList<>();
        quintiles.addAll(quintiles("recency", buyers, Scores::recency, ScoredBuyers::lastSales, Instant::toString));
        quintiles.addAll(quintiles("frequency", buyers, Scores::frequency, ScoredBuyers::sales, String::valueOf));
        quintiles.addAll(
                quintiles("monetary", buyers, Scores::monetary, ScoredBuyers::nets, BigDecimal::toPlainString));
        return quintiles;
    }

    private static <T extends Comparable<T>> List<RfmQuintile> quintiles(
            String measure,
            List<ScoredBuyers> buyers,
            ToIntFunction<Scores> scoreOf,
            Function<ScoredBuyers, Range<T>> values,
            Function<T, String> text) {
        List<RfmQuintile> quintiles = new ArrayList<>();
        for (int score = Scores.MAX; score >= 1; score--) {
            int wanted = score;
            List<ScoredBuyers> own = where(buyers, some -> scoreOf.applyAsInt(some.scores()) == wanted);
            Optional<Range<T>> range = own.stream().map(values).reduce(Range::with);
            quintiles.add(new RfmQuintile(
                    measure,
                    score,
                    sum(own, ScoredBuyers::customers),
                    range.map(Range::lowest).map(text).orElse(null),
                    range.map(Range::highest).map(text).orElse(null)));
        }
        return quintiles;
    }

    private static List<ScoredBuyers> where(List<ScoredBuyers> buyers, Predicate<ScoredBuyers> condition) {
        return buyers.stream().filter(condition).toList();
    }

    private static long sum(List<ScoredBuyers> buyers, ToLongFunction<ScoredBuyers> figure) {
        return buyers.stream().mapToLong(figure).sum();
    }

    private static BigDecimal net(List<ScoredBuyers> buyers) {
        return buyers.stream().map(ScoredBuyers::net).reduce(NOTHING, BigDecimal::add);
    }
}
