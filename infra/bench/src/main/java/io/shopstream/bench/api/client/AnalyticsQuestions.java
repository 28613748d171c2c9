package io.shopstream.bench.api.client;

import io.shopstream.bench.api.figure.Figure;
import io.shopstream.bench.spring.BenchPaths;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Every address of analytics, over the whole history, in turns: as it is answered after a load, and as it is answered
 * until the next one. The API remembers answers until the sink has loaded something, so before each request of the
 * first kind the ledger gets a new time, as a load would give it: that makes any address forget its answer, also those
 * that have no parameter to vary.
 */
final class AnalyticsQuestions implements AutoCloseable {
    private static final int UNCACHED_PER_SECOND = 4;
    private static final int CACHED_PER_SECOND = 100;
    private static final int CONNECTIONS = 16;
    private static final String ALL = "all together";
    private static final String LOADER = "shop_sink";
    private static final String LOAD = "update ops.sink_offsets set updated_at = clock_timestamp()";

    private final LoadClient client;
    private final List<String> addresses;
    private final List<byte[]> requests;
    private final Connection warehouse;

    /**
     * @param from first moment of the history
     * @param to first moment after it
     * @param warehouse JDBC address; the sink does not run
     */
    AnalyticsQuestions(LoadClient client, String from, String to, String warehouse) throws SQLException {
        this.client = client;
        String range = "?from=" + from + "&to=" + to;
        List<String> paths = List.of(
                "revenue" + range + "&granularity=day",
                "trends" + range + "&granularity=week",
                "top-products" + range,
                "customer-metrics" + range,
                "cohorts" + range,
                "segments",
                "funnel" + range + "&granularity=month",
                "channels" + range,
                "geography" + range,
                "inventory",
                "heatmap" + range);
        this.addresses = paths.stream()
                .map(path -> "/api/analytics/" + path.replaceFirst("\\?.*", ""))
                .toList();
        this.requests = paths.stream()
                .map(path -> HttpConnection.get(client.root(), "/api/analytics/" + path))
                .toList();
        this.warehouse = DriverManager.getConnection(warehouse, LOADER, "");
    }

    void round(int number) throws InterruptedException {
        measure(Figure.UNCACHED, number, UNCACHED_PER_SECOND, this::afterLoad);
        measure(Figure.CACHED, number, CACHED_PER_SECOND, this::request);
        byte[] empty = HttpConnection.get(client.root(), BenchPaths.EMPTY);
        client.latency(Figure.EMPTY_BESIDE_ANALYTICS, number, CACHED_PER_SECOND, CONNECTIONS, _ -> empty);
    }

    private void measure(Figure figure, int round, int perSecond, Requests inTurns) throws InterruptedException {
        List<Latencies> ofAddress = new ArrayList<>();
        addresses.forEach(_ -> ofAddress.add(new Latencies()));
        if (figure == Figure.CACHED) {
            // Once each: the last load was after the last answer.
            new ClosedLoop(client.root(), 1, client.failures()).once(inTurns, addresses.size());
        }
        new OpenLoop(client.root(), perSecond, CONNECTIONS, client.failures())
                .run(inTurns, client.length(), asked -> ofAddress.get(index(asked)));
        Latencies all = new Latencies();
        ofAddress.forEach(all::addAll);
        print(figure, ALL, round, all);
        for (int index = 0; index < addresses.size(); index++) {
            print(figure, addresses.get(index), round, ofAddress.get(index));
        }
    }

    private void print(Figure figure, String address, int round, Latencies latencies) {
        if (latencies.count() > 0) {
            client.print(figure, address, round, latencies.millis(0.99), latencies.count());
        }
    }

    private byte[] request(long number) {
        return requests.get(index(number));
    }

    private byte[] afterLoad(long number) {
        load();
        return request(number);
    }

    private int index(long number) {
        return (int) (number % addresses.size());
    }

    private synchronized void load() {
        try (PreparedStatement update = warehouse.prepareStatement(LOAD)) {
            update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("the ledger cannot be changed", e);
        }
    }

    @Override
    public void close() throws SQLException {
        warehouse.close();
    }
}
