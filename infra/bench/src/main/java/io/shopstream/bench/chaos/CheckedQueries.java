package io.shopstream.bench.chaos;

import io.shopstream.schemas.client.Outcome.Failure;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.Outcome.Unreachable;
import io.shopstream.schemas.client.Outcome.Unreadable;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.StreamsClient;
import io.shopstream.schemas.query.RankBy;
import io.shopstream.schemas.query.RevenueSeries;
import io.shopstream.schemas.query.RollingWindow;
import io.shopstream.schemas.query.TopProducts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Queries the instances in turn, the next one if one refuses, and checks every answer. */
final class CheckedQueries implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(2);
    private static final int UNAVAILABLE = 503;
    private static final int PRODUCT_PANES = 10;
    private static final int MAX_PRODUCTS = 1_000;

    private final List<Instance> instances;
    private final OrderScript script;
    private final Oracle oracle;
    private final AnswerCheck check;
    private final Tally tally;

    // A client of its own for each instance: one for all would leave out the instance that is to be asked.
    private record Instance(String address, StreamsClient client) {}

    CheckedQueries(List<String> addresses, OrderScript script, Oracle oracle, Tally tally) {
        this.instances = addresses.stream()
                .map(address ->
                        new Instance(address, new StreamsClient(ServiceHttp.to(address, TIMEOUT), NoAnswer::new)))
                .toList();
        this.script = script;
        this.oracle = oracle;
        this.check = new AnswerCheck(oracle);
        this.tally = tally;
    }

    /** @param number of the query; determines its kind and the instance that is asked first */
    void ask(int number) {
        long begun = System.nanoTime();
        int closed = oracle.closedPanes();
        Verdict verdict = query(
                number,
                switch (closed == 0 ? 0 : number / instances.size() % 3) {
                    case 0 -> client -> check.series(series(client));
                    case 1 ->
                        client -> check.total(
                                client.revenue(
                                        OrderScript.CURRENCY,
                                        null,
                                        null,
                                        RollingWindow.ONE_HOUR,
                                        script.paneStart(closed - 1)),
                                closed - 1);
                    case 2 -> {
                        int from = Math.max(0, closed - PRODUCT_PANES);
                        yield client -> check.products(products(client, from, closed), from, closed);
                    }
                    default -> throw new IllegalStateException("there are three kinds of queries");
                });
        tally.add(verdict, Duration.ofNanos(System.nanoTime() - begun));
    }

    private RevenueSeries series(StreamsClient client) {
        return client.revenueSeries(
                OrderScript.CURRENCY, null, null, script.paneStart(0), script.paneStart(oracle.panes()));
    }

    private TopProducts products(StreamsClient client, int from, int to) {
        return client.topProducts(
                OrderScript.CURRENCY, script.paneStart(from), script.paneStart(to), RankBy.NET, null, MAX_PRODUCTS);
    }

    private Verdict query(int number, Function<StreamsClient, Verdict> query) {
        for (int tried = 0; tried < instances.size(); tried++) {
            Optional<Verdict> verdict = query(instances.get((number + tried) % instances.size()), query, tally);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return new Verdict.Refused();
    }

    /** Empty if the instance does not answer or refuses, which is counted. */
    private static Optional<Verdict> query(Instance instance, Function<StreamsClient, Verdict> query, Tally tally) {
        try {
            return Optional.of(query.apply(instance.client()));
        } catch (NoAnswer e) {
            return switch (e.failure) {
                case Refused<?> refused
                when refused.status() == UNAVAILABLE -> {
                    tally.addRefusal("503, " + (refused.detail() == null ? "without a reason" : refused.detail()));
                    yield Optional.empty();
                }
                case Unreachable<?> _ -> {
                    tally.addRefusal("no answer");
                    yield Optional.empty();
                }
                case Refused<?> _, Unreadable<?> _ -> Optional.of(new Verdict.Wrong(e.failure.reason()));
            };
        }
    }

    /** Queries each instance for all minutes and all their products; returns one line per instance that differs. */
    List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (Instance instance : instances) {
            difference(instance).ifPresent(differences::add);
        }
        return differences;
    }

    private Optional<String> difference(Instance instance) {
        Tally ignored = new Tally();
        Verdict series =
                query(instance, client -> check.series(series(client)), ignored).orElseGet(Verdict.Refused::new);
        Verdict products = query(
                        instance,
                        client -> check.products(products(client, 0, oracle.panes()), 0, oracle.panes()),
                        ignored)
                .orElseGet(Verdict.Refused::new);
        Verdict whole = new Verdict.Right(oracle.panes());
        return series.equals(whole) && products.equals(whole)
                ? Optional.empty()
                : Optional.of(instance.address() + ": minutes " + series + ", products " + products);
    }

    @Override
    public void close() {
        instances.forEach(instance -> instance.client().close());
    }

    private static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient Failure<?> failure;

        NoAnswer(Failure<?> failure) {
            super(failure.reason(), null, false, false);
            this.failure = failure;
        }
    }
}
