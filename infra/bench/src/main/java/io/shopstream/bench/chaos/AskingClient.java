package io.shopstream.bench.chaos;

import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RevenueTotal;
import io.shopstream.schemas.query.TopProducts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;

/** Queries the instances in turn, the next one if one refuses, and checks every answer. */
final class AskingClient implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int PRODUCT_PANES = 10;

    private final List<String> addresses;
    private final OrderScript script;
    private final Oracle oracle;
    private final AnswerCheck check;
    private final Tally tally;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofMillis(500))
            .build();

    AskingClient(List<String> addresses, OrderScript script, Oracle oracle, Tally tally) {
        this.addresses = List.copyOf(addresses);
        this.script = script;
        this.oracle = oracle;
        this.check = new AnswerCheck(oracle);
        this.tally = tally;
    }

    /** @param number of the query; determines its kind and the first address */
    void ask(int number) throws InterruptedException {
        long begun = System.nanoTime();
        int closed = oracle.closedPanes();
        Verdict verdict =
                switch (closed == 0 ? 0 : number / addresses.size() % 3) {
                    case 0 -> query(number, seriesQuery(), RevenueSeries.class, check::series);
                    case 1 ->
                        query(
                                number,
                                "/queries/revenue?currency=" + OrderScript.CURRENCY + "&window=1h&as_of="
                                        + script.paneStart(closed - 1),
                                RevenueTotal.class,
                                answer -> check.total(answer, closed - 1));
                    case 2 -> {
                        int from = Math.max(0, closed - PRODUCT_PANES);
                        yield query(
                                number,
                                productsQuery(from, closed),
                                TopProducts.class,
                                answer -> check.products(answer, from, closed));
                    }
                    default -> throw new IllegalStateException("there are three kinds of queries");
                };
        tally.add(verdict, Duration.ofNanos(System.nanoTime() - begun));
    }

    private String seriesQuery() {
        return "/queries/revenue/series?currency=" + OrderScript.CURRENCY + "&from=" + script.paneStart(0) + "&to="
                + script.paneStart(oracle.panes());
    }

    private String productsQuery(int from, int to) {
        return "/queries/top-products?limit=1000&currency=" + OrderScript.CURRENCY + "&from=" + script.paneStart(from)
                + "&to=" + script.paneStart(to);
    }

    private <T> Verdict query(int number, String path, Class<T> type, Function<T, Verdict> checker)
            throws InterruptedException {
        for (int tried = 0; tried < addresses.size(); tried++) {
            String address = addresses.get((number + tried) % addresses.size());
            try {
                HttpResponse<byte[]> response = get(address + path);
                if (response.statusCode() != 503) {
                    return evaluate(address + path, response, type, checker);
                }
                tally.addRefusal(reason(response));
            } catch (IOException e) {
                tally.addRefusal(e.getClass().getSimpleName());
            }
        }
        return new Verdict.Refused();
    }

    private static <T> Verdict evaluate(
            String address, HttpResponse<byte[]> response, Class<T> type, Function<T, Verdict> checker) {
        if (response.statusCode() != 200) {
            return new Verdict.Wrong("status " + response.statusCode() + " of " + address);
        }
        try {
            return checker.apply(QueryJson.mapper().readValue(response.body(), type));
        } catch (JacksonException e) {
            return new Verdict.Wrong("unreadable answer of " + address);
        }
    }

    private HttpResponse<byte[]> get(String address) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(address)).timeout(TIMEOUT).build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String reason(HttpResponse<byte[]> refusal) {
        try {
            return "503, "
                    + QueryJson.mapper().readTree(refusal.body()).path("detail").asString("without a reason");
        } catch (JacksonException e) {
            return "503";
        }
    }

    /** Queries one instance for all minutes and all their products; returns the difference, empty if there is none. */
    Optional<String> difference(String address) throws InterruptedException {
        AskingClient alone = new AskingClient(List.of(address), script, oracle, new Tally());
        Verdict series = alone.query(0, seriesQuery(), RevenueSeries.class, check::series);
        Verdict products = alone.query(
                0,
                productsQuery(0, oracle.panes()),
                TopProducts.class,
                answer -> check.products(answer, 0, oracle.panes()));
        alone.close();
        Verdict whole = new Verdict.Right(oracle.panes());
        return series.equals(whole) && products.equals(whole)
                ? Optional.empty()
                : Optional.of(address + ": minutes " + series + ", products " + products);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
