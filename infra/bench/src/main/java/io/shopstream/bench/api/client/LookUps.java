package io.shopstream.bench.api.client;

import io.shopstream.bench.api.figure.Figure;
import io.shopstream.bench.spring.BenchPaths;

/** Live orders, beside an empty request that crosses to streams as they do, and one that does not; and rankings. */
final class LookUps {
    private static final int CONNECTIONS = 16;
    private static final int ORDERS_PER_SECOND = 500;
    private static final int RANKINGS_PER_SECOND = 50;
    private static final String RANKING = "/api/live/top-products?window=24h&limit=10";

    private final LoadClient client;
    private final Requests empty;
    private final Requests forward;
    private final Requests order;
    private final Requests ranking;

    LookUps(LoadClient client, int orders) {
        this.client = client;
        this.empty = always(BenchPaths.EMPTY);
        this.forward = always(BenchPaths.FORWARD);
        this.ranking = always(RANKING);
        this.order = number -> HttpConnection.get(client.root(), "/api/live/orders/" + OrderIds.asked(number, orders));
    }

    void round(int number) throws InterruptedException {
        client.rate(Figure.EMPTY_RATE, number, CONNECTIONS, 1, empty);
        client.rate(Figure.FORWARD_RATE, number, CONNECTIONS, 1, forward);
        client.rate(Figure.ORDER_RATE, number, CONNECTIONS, 1, order);
        client.latency(Figure.EMPTY_LATENCY, number, ORDERS_PER_SECOND, CONNECTIONS, empty);
        client.latency(Figure.ORDER_LATENCY, number, ORDERS_PER_SECOND, CONNECTIONS, order);
        client.latency(Figure.EMPTY_BESIDE_RANKING, number, RANKINGS_PER_SECOND, CONNECTIONS, empty);
        client.latency(Figure.RANKING_LATENCY, number, RANKINGS_PER_SECOND, CONNECTIONS, ranking);
    }

    private Requests always(String path) {
        byte[] request = HttpConnection.get(client.root(), path);
        return _ -> request;
    }
}
