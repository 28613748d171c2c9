package io.shopstream.api.answer;

import io.shopstream.schemas.query.RevenuePane;
import java.time.Instant;

/** One bucket of a series, as long as the series' granularity; {@code start} is inclusive, UTC. */
public record RevenueBucket(Instant start, String gross, String returns, String net, long orders, long units) {

    public static RevenueBucket of(Instant start, Revenue revenue) {
        return new RevenueBucket(
                start,
                revenue.gross().toPlainString(),
                revenue.returns().toPlainString(),
                revenue.net().toPlainString(),
                revenue.orders(),
                revenue.units());
    }

    public static RevenueBucket of(RevenuePane pane) {
        return of(
                pane.start(),
                Revenue.ofMinor(pane.grossMinor(), pane.returnsMinor(), pane.netMinor(), pane.orders(), pane.units()));
    }
}
