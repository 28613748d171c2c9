package io.shopstream.local.verify;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.schemas.query.FunnelPane;
import io.shopstream.schemas.query.FunnelSeries;
import io.shopstream.schemas.query.FunnelTotal;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.TopProducts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the state stores say, asked over the query endpoint of the streams service. */
final class StoreViews {
    private static final String EARLIEST = "1970-01-01T00:00:00Z";
    private static final int ALL = 1_000_000;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final String streams;

    StoreViews(String streams) {
        this.streams = streams;
    }

    /** All minute panes of the given currencies up to {@code to}, empty while the stores cannot answer. */
    Optional<Map<MinuteKey, Amounts>> revenue(Collection<String> currencies, Instant to) {
        Map<MinuteKey, Amounts> panes = new HashMap<>();
        for (String currency : currencies) {
            Optional<RevenueSeries> series = ask(
                    "/queries/revenue/series?currency=%s&from=%s&to=%s".formatted(currency, EARLIEST, to),
                    RevenueSeries.class);
            if (series.isEmpty()) {
                return Optional.empty();
            }
            series.get()
                    .panes()
                    .forEach(pane -> panes.put(
                            new MinuteKey(pane.start(), currency),
                            new Amounts(pane.grossMinor(), pane.returnsMinor(), pane.orders(), pane.units())));
        }
        return Optional.of(panes);
    }

    /** Totals per product over all minutes before {@code cut}, empty while the stores cannot answer. */
    Optional<Map<ProductKey, ProductTotal>> products(Collection<String> currencies, Instant cut) {
        Map<ProductKey, ProductTotal> products = new HashMap<>();
        for (String currency : currencies) {
            Optional<TopProducts> ranking = ask(
                    "/queries/top-products?currency=%s&from=%s&to=%s&by=net&limit=%d"
                            .formatted(currency, EARLIEST, cut, ALL),
                    TopProducts.class);
            if (ranking.isEmpty()) {
                return Optional.empty();
            }
            ranking.get()
                    .items()
                    .forEach(item -> products.put(
                            new ProductKey(currency, item.productId()),
                            new ProductTotal(item.netMinor(), item.units(), item.orders())));
        }
        return Optional.of(products);
    }

    /** All hours of the funnel up to {@code to}, empty while the stores cannot answer. */
    Optional<Map<Instant, FunnelTotal>> funnel(Instant to) {
        return ask("/queries/funnel?from=%s&to=%s".formatted(EARLIEST, to), FunnelSeries.class)
                .map(series -> series.panes().stream()
                        .collect(Collectors.toMap(FunnelPane::start, hour -> FunnelTotal.of(List.of(hour)))));
    }

    private <T> Optional<T> ask(String path, Class<T> type) {
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
            throw new CommandFailure("streams at " + streams + " does not answer: is the shop still up?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure("interrupted", e);
        }
    }
}
