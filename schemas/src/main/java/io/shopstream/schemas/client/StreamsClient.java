package io.shopstream.schemas.client;

import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.query.AlertList;
import io.shopstream.schemas.query.CustomerView;
import io.shopstream.schemas.query.FunnelSeries;
import io.shopstream.schemas.query.OrderView;
import io.shopstream.schemas.query.OrderViews;
import io.shopstream.schemas.query.ProductView;
import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.schemas.query.TopProducts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Queries the state stores. An answer is always complete, but may be marked stale: streams refuses with status 503
 * unless it can answer for every partition. Ranges of time include {@code from} and exclude {@code to}.
 */
public final class StreamsClient implements AutoCloseable {
    private static final int NOT_FOUND = 404;
    private static final Set<Integer> NOT_TOGETHER = Set.of(NOT_FOUND, 500, 503);

    private final ServiceHttp http;
    private final Function<Failure<?>, RuntimeException> failures;

    /** @param failures makes the exception that every method throws if there is no answer */
    public StreamsClient(ServiceHttp http, Function<Failure<?>, RuntimeException> failures) {
        this.http = http;
        this.failures = failures;
    }

    /**
     * @param category restricts the sales to one category; null for all. Not together with {@code country}
     * @param country restricts the sales to one shipping country; null for all
     */
    public RevenueTotal revenue(
            String currency, @Nullable String category, @Nullable String country, RollingWindow window, Instant asOf) {
        return get(
                new RequestPath(ServicePaths.REVENUE)
                        .with("currency", currency)
                        .with("window", window.code())
                        .with("as_of", asOf)
                        .with("category", category)
                        .with("country", country),
                RevenueTotal.class);
    }

    /** For {@code category} and {@code country} see {@link #revenue}. */
    public RevenueSeries revenueSeries(
            String currency, @Nullable String category, @Nullable String country, Instant from, Instant to) {
        return get(
                new RequestPath(ServicePaths.REVENUE_SERIES)
                        .with("currency", currency)
                        .with("from", from)
                        .with("to", to)
                        .with("category", category)
                        .with("country", country),
                RevenueSeries.class);
    }

    /** @param category the category to rank within; null for all */
    public TopProducts topProducts(
            String currency, Instant from, Instant to, RankBy by, @Nullable String category, int limit) {
        return get(
                new RequestPath(ServicePaths.TOP_PRODUCTS)
                        .with("currency", currency)
                        .with("from", from)
                        .with("to", to)
                        .with("by", by.code())
                        .with("limit", limit)
                        .with("category", category),
                TopProducts.class);
    }

    /** The range must consist of whole hours. */
    public FunnelSeries funnel(Instant from, Instant to) {
        return get(new RequestPath(ServicePaths.FUNNEL).with("from", from).with("to", to), FunnelSeries.class);
    }

    /** Empty if streams has processed no valid version of the order. */
    public Optional<OrderView> order(String orderId) {
        return find(new RequestPath(ServicePaths.ORDERS).with("id", orderId), OrderView.class);
    }

    /**
     * Finds several orders with one request. Orders of which streams has processed no valid version are absent.
     *
     * @param ids one to {@link ServicePaths#MAX_IDS} ids without commas, of at most 64 characters of ASCII each
     * @return the orders by id; empty if streams cannot answer for all of them together, since it cannot decode one of
     *     them, one of them is not in a standby, or it is of an earlier version: then ask for each
     */
    public Optional<Map<String, OrderView>> orders(List<String> ids) {
        RequestPath path = new RequestPath(ServicePaths.ORDERS_BY_ID).with("ids", String.join(",", ids));
        Outcome<OrderViews> outcome = http.get(path.toString(), OrderViews.class);
        return outcome instanceof Refused<OrderViews> refused && NOT_TOGETHER.contains(refused.status())
                ? Optional.empty()
                : Optional.of(outcome.orElseThrow(failures).orders().stream()
                        .collect(Collectors.toMap(OrderView::orderId, Function.identity())));
    }

    /** Empty if the catalogue does not list the product. */
    public Optional<ProductView> product(String productId) {
        return find(new RequestPath(ServicePaths.PRODUCTS).with("id", productId), ProductView.class);
    }

    /** Empty if no order of the customer in the currency ever counted. */
    public Optional<CustomerView> customer(String userId, String currency) {
        return find(
                new RequestPath(ServicePaths.CUSTOMERS).with("id", userId).with("currency", currency),
                CustomerView.class);
    }

    public AlertList alerts(int limit) {
        return get(new RequestPath(ServicePaths.ALERTS).with("limit", limit), AlertList.class);
    }

    public StreamsStatus status() {
        return get(new RequestPath(ServicePaths.STREAMS_STATUS), StreamsStatus.class);
    }

    /** Placement of the stores of all instances. */
    public StoresStatus stores() {
        return get(new RequestPath(ServicePaths.STORES), StoresStatus.class);
    }

    private <T> T get(RequestPath path, Class<T> type) {
        return http.get(path.toString(), type).orElseThrow(failures);
    }

    private <T> Optional<T> find(RequestPath path, Class<T> type) {
        Outcome<T> outcome = http.get(path.toString(), type);
        return outcome instanceof Refused<T> refused && refused.status() == NOT_FOUND
                ? Optional.empty()
                : Optional.of(outcome.orElseThrow(failures));
    }

    @Override
    public void close() {
        http.close();
    }
}
