package io.shopstream.api.web.live;

import io.shopstream.api.dependency.DependencyFailures;
import io.shopstream.schemas.client.Outcome;
import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.client.StreamsClient;
import io.shopstream.schemas.query.OrderView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Looks orders up in streams, those that are asked for at the same time with one request. */
@Component
final class LiveOrders {
    private static final int MAX_REQUESTS = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    // Others could make the address of a request too long.
    private static final Pattern SHORT_ID = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final StreamsClient streams;
    private final BatchedRequests<String, Optional<Map<String, OrderView>>> requests;

    LiveOrders(StreamsClient streams) {
        this.streams = streams;
        this.requests = new BatchedRequests<>(
                this::request,
                MAX_REQUESTS,
                ServicePaths.MAX_IDS,
                PATIENCE,
                () -> DependencyFailures.streams(
                        new Outcome.Unreachable<>("requests for other orders take longer than " + PATIENCE)));
    }

    /**
     * Empty if streams has processed no valid version of the order.
     *
     * @throws io.shopstream.api.dependency.DependencyUnavailableException if streams cannot answer now
     */
    Optional<OrderView> find(String id) {
        if (!SHORT_ID.matcher(id).matches()) {
            return streams.order(id);
        }
        Optional<Map<String, OrderView>> orders = requests.ask(id);
        return orders.isPresent() ? Optional.ofNullable(orders.get().get(id)) : streams.order(id);
    }

    private Optional<Map<String, OrderView>> request(List<String> ids) {
        List<String> different = ids.stream().distinct().toList();
        return different.size() == 1
                ? Optional.of(streams.order(different.getFirst())
                        .map(order -> Map.of(order.orderId(), order))
                        .orElse(Map.of()))
                : streams.orders(different);
    }
}
