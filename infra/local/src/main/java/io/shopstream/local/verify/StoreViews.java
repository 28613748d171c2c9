package io.shopstream.local.verify;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.query.FunnelPane;
import io.shopstream.schemas.query.FunnelSeries;
import io.shopstream.schemas.query.FunnelTotal;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.TopProducts;
import io.shopstream.schemas.rules.OrderRules;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reads the state stores through the query endpoint of the streams service. */
final class StoreViews {
    static final String EARLIEST = "1970-01-01T00:00:00Z";
    private static final int ALL = 1_000_000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String streams;

    StoreViews(String streams) {
        this.streams = streams;
    }

    /**
     * The minute panes of the given currencies.
     *
     * @param from start of the first minute, as ISO 8601 text
     * @return false while the stores cannot answer
     */
    boolean revenue(Collection<String> currencies, String from, Instant to, Consumer<Pane> each) {
        for (String currency : currencies) {
            Optional<RevenueSeries> series = get(
                    "/queries/revenue/series?currency=%s&from=%s&to=%s".formatted(currency, from, to),
                    RevenueSeries.class);
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
    record Pane(Instant start, String currency, Amounts amounts) {}

    /**
     * Totals per product over all minutes before {@code cut}, by {@link OrderSums#productKey}; net counts as gross.
     *
     * @return false while the stores cannot answer
     */
    boolean products(Collection<String> currencies, Instant cut, BiConsumer<String, Amounts> each) {
        for (String currency : currencies) {
            Optional<TopProducts> ranking = get(
                    "/queries/top-products?currency=%s&from=%s&to=%s&by=net&limit=%d"
                            .formatted(currency, EARLIEST, cut, ALL),
                    TopProducts.class);
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
    Optional<Map<Instant, FunnelTotal>> funnel(Instant from, Instant to) {
        Instant first = from.isBefore(OrderRules.EARLIEST) ? OrderRules.EARLIEST : from;
        return get("/queries/funnel?from=%s&to=%s".formatted(first, to), FunnelSeries.class)
                .map(series -> series.panes().stream()
                        .collect(Collectors.toMap(FunnelPane::start, hour -> FunnelTotal.of(List.of(hour)))));
    }

    private <T> Optional<T> get(String path, Class<T> type) {
        try {
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(URI.create(streams + path))
                            .timeout(Duration.ofSeconds(60))
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() == 503) {
                return Optional.empty();
            }
            if (response.statusCode() != 200) {
                throw new CommandFailure("streams at " + streams + " answered HTTP " + response.statusCode());
            }
            return Optional.of(QueryJson.mapper().readValue(response.body(), type));
        } catch (IOException e) {
            throw new CommandFailure("streams at " + streams + " does not answer: see ./shopstream status", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted while querying streams", e);
        }
    }
}
