package io.shopstream.local.verify.views;

import io.shopstream.local.shop.Shop;
import io.shopstream.local.up.ShopClients;
import io.shopstream.local.verify.expected.Amounts;
import io.shopstream.local.verify.expected.OrderSums;
import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.StreamsClient;
import io.shopstream.schemas.query.FunnelPane;
import io.shopstream.schemas.query.FunnelTotal;
import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.TopProducts;
import io.shopstream.schemas.rules.OrderRules;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Reads the state stores through the query endpoint of the streams service. */
public final class StoreViews implements AutoCloseable {
    public static final Instant EARLIEST = Instant.EPOCH;
    private static final int ALL = 1_000_000;

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final int UNAVAILABLE = 503;

    private final StreamsClient streams;

    public StoreViews(Shop shop) {
        streams = new StreamsClient(shop.streams(TIMEOUT), failure -> exception(shop.streamsText(), failure));
    }

    private static RuntimeException exception(String address, Failure<?> failure) {
        return failure instanceof Refused<?> refused && refused.status() == UNAVAILABLE
                ? new StoresNotReadyException()
                : ShopClients.failure("streams", address, failure);
    }

    /**
     * The minute panes of the given currencies.
     *
     * @param from start of the first minute
     * @return false while the stores cannot answer
     */
    public boolean revenue(Collection<String> currencies, Instant from, Instant to, Consumer<Pane> each) {
        for (String currency : currencies) {
            Optional<RevenueSeries> series = ask(() -> streams.revenueSeries(currency, null, null, from, to));
            if (series.isEmpty()) {
                return false;
            }
            series.get()
                    .panes()
                    .forEach(pane -> each.accept(new Pane(
                            pane.start(),
                            currency,
                            new Amounts(pane.grossMinor(), pane.returnsMinor(), pane.orders(), pane.units()))));
        }
        return true;
    }

    /** A minute in one currency. */
    public record Pane(Instant start, String currency, Amounts amounts) {}

    /**
     * Totals per product over all minutes before {@code cut}, by {@link OrderSums#productKey}; net counts as gross.
     *
     * @return false while the stores cannot answer
     */
    public boolean products(Collection<String> currencies, Instant cut, BiConsumer<String, Amounts> each) {
        for (String currency : currencies) {
            Optional<TopProducts> ranking =
                    ask(() -> streams.topProducts(currency, EARLIEST, cut, RankBy.NET, null, ALL));
            if (ranking.isEmpty()) {
                return false;
            }
            ranking.get()
                    .items()
                    .forEach(item -> each.accept(
                            OrderSums.productKey(currency, item.productId()),
                            new Amounts(item.netMinor(), 0, item.orders(), item.units())));
        }
        return true;
    }

    /** The funnel by start of the hour, empty while the stores cannot answer. */
    public Optional<Map<Instant, FunnelTotal>> funnel(Instant from, Instant to) {
        Instant first = from.isBefore(OrderRules.EARLIEST) ? OrderRules.EARLIEST : from;
        return ask(() -> streams.funnel(first, to)).map(series -> series.panes().stream()
                .collect(Collectors.toMap(FunnelPane::start, hour -> FunnelTotal.of(List.of(hour)))));
    }

    @Override
    public void close() {
        streams.close();
    }

    private static <T> Optional<T> ask(Supplier<T> query) {
        try {
            return Optional.of(query.get());
        } catch (StoresNotReadyException e) {
            return Optional.empty();
        }
    }

    private static final class StoresNotReadyException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
