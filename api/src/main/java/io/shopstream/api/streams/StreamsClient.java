package io.shopstream.api.streams;

import io.shopstream.api.params.Slice;
import io.shopstream.api.params.TimeRange;
import io.shopstream.api.part.DependencyUnavailableException;
import io.shopstream.schemas.query.AlertList;
import io.shopstream.schemas.query.CustomerView;
import io.shopstream.schemas.query.FunnelSeries;
import io.shopstream.schemas.query.OrderView;
import io.shopstream.schemas.query.ProductView;
import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.schemas.query.StoresStatus;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.schemas.query.TopProducts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Queries the state stores. Every method throws {@link DependencyUnavailableException} unless streams can answer for
 * every partition, so an answer is always complete; it may be marked stale.
 */
public final class StreamsClient {
    private final StreamsHttp http;

    public StreamsClient(StreamsHttp http) {
        this.http = http;
    }

    public RevenueTotal revenue(String currency, Slice slice, RollingWindow window, Instant asOf) {
        return http.get(
                "/queries/revenue?currency=%s&window=%s&as_of=%s%s"
                        .formatted(encode(currency), window.code(), encode(asOf.toString()), of(slice)),
                RevenueTotal.class);
    }

    public RevenueSeries revenueSeries(String currency, Slice slice, TimeRange range) {
        return http.get(
                "/queries/revenue/series?currency=%s&%s%s".formatted(encode(currency), fromTo(range), of(slice)),
                RevenueSeries.class);
    }

    /** @param category the category to rank within; null for all */
    public TopProducts topProducts(String currency, TimeRange range, RankBy by, @Nullable String category, int limit) {
        return http.get(
                "/queries/top-products?currency=%s&%s&by=%s&limit=%d%s"
                        .formatted(encode(currency), fromTo(range), by.code(), limit, and("category", category)),
                TopProducts.class);
    }

    /** @param range whole hours */
    public FunnelSeries funnel(TimeRange range) {
        return http.get("/queries/funnel?" + fromTo(range), FunnelSeries.class);
    }

    /** Empty if streams has processed no valid version of the order. */
    public Optional<OrderView> order(String orderId) {
        return http.find("/queries/orders/" + encode(orderId), OrderView.class);
    }

    /** Empty if the catalogue does not list the product. */
    public Optional<ProductView> product(String productId) {
        return http.find("/queries/products/" + encode(productId), ProductView.class);
    }

    public AlertList alerts(int limit) {
        return http.get("/queries/alerts?limit=" + limit, AlertList.class);
    }

    /** Empty if no order of the customer in the currency ever counted. */
    public Optional<CustomerView> customer(String userId, String currency) {
        return http.find(
                "/queries/customers/%s?currency=%s".formatted(encode(userId), encode(currency)), CustomerView.class);
    }

    public StreamsStatus status() {
        return http.get("/queries/status", StreamsStatus.class);
    }

    /** Placement of the stores of all instances. */
    public StoresStatus stores() {
        return http.get("/queries/stores", StoresStatus.class);
    }

    private static String fromTo(TimeRange range) {
        return "from=%s&to=%s"
                .formatted(encode(range.from().toString()), encode(range.to().toString()));
    }

    private static String of(Slice slice) {
        return and("category", slice.category()) + and("country", slice.country());
    }

    private static String and(String name, @Nullable String value) {
        return value == null ? "" : "&" + name + "=" + encode(value);
    }

    private static String encode(String text) {
        // A '+' means a space only in a query string; %20 works in paths, too.
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
