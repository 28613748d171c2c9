package io.shopstream.api.answer.live;

import io.shopstream.api.answer.Tabular;
import io.shopstream.api.params.AsOf;
import io.shopstream.schemas.query.FunnelPane;
import io.shopstream.schemas.query.FunnelSeries;
import io.shopstream.schemas.query.FunnelTotal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The funnel from the state stores: the sum over the whole hours of {@code [from, to)}, and each hour, ascending. Hours
 * in which no session began are left out.
 *
 * @param conversionRate sessions with a purchase, as a fraction of all; null if there were no sessions
 * @param abandonmentRate sessions with a cart but no purchase, as a fraction of those with a cart; null if there were
 *     none with a cart
 */
public record LiveFunnel(
        Instant from,
        Instant to,
        long sessions,
        long withView,
        long withCart,
        long withCheckout,
        long withPurchase,
        long abandoned,
        @Nullable BigDecimal conversionRate,
        @Nullable BigDecimal abandonmentRate,
        String granularity,
        List<FunnelPane> series,
        Instant asOf,
        boolean stale,
        long lag,
        @Nullable Instant processedThrough)
        implements Tabular {

    private static final List<String> COLUMNS =
            List.of("start", "sessions", "with_view", "with_cart", "with_checkout", "with_purchase", "abandoned");

    public LiveFunnel {
        series = List.copyOf(series);
    }

    public static LiveFunnel of(FunnelSeries answer, AsOf asOf) {
        FunnelTotal total = answer.total();
        return new LiveFunnel(
                answer.from(),
                answer.to(),
                total.sessions(),
                total.withView(),
                total.withCart(),
                total.withCheckout(),
                total.withPurchase(),
                total.abandoned(),
                rate(answer.conversion()),
                rate(answer.abandonment()),
                "hour",
                answer.panes(),
                asOf.orElse(answer.asOf()),
                answer.stale(),
                answer.lag(),
                answer.processedThrough());
    }

    private static @Nullable BigDecimal rate(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }

    @Override
    public String tableName() {
        return "funnel-by-hour";
    }

    @Override
    public List<String> columns() {
        return COLUMNS;
    }

    @Override
    public void forEachRow(Consumer<List<? extends @Nullable Object>> row) {
        series.forEach(hour -> row.accept(List.of(
                hour.start(),
                hour.sessions(),
                hour.withView(),
                hour.withCart(),
                hour.withCheckout(),
                hour.withPurchase(),
                hour.abandoned())));
    }
}
