package io.shopstream.bench.api;

import static io.shopstream.bench.api.figure.Figure.CACHED;
import static io.shopstream.bench.api.figure.Figure.CHECK_RATE;
import static io.shopstream.bench.api.figure.Figure.EMPTY_RATE;
import static io.shopstream.bench.api.figure.Figure.FORWARD_RATE;
import static io.shopstream.bench.api.figure.Figure.INGEST_RATE;
import static io.shopstream.bench.api.figure.Figure.ORDER_LATENCY;
import static io.shopstream.bench.api.figure.Figure.ORDER_RATE;
import static io.shopstream.bench.api.figure.Figure.RANKING_LATENCY;
import static io.shopstream.bench.api.figure.Figure.UNCACHED;
import static io.shopstream.bench.api.figure.Figure.VIEWER_LATENCY;

import io.shopstream.bench.api.figure.Figure;
import io.shopstream.bench.api.figure.Measured;
import io.shopstream.local.console.TextTable;
import io.shopstream.schemas.query.QueryJson;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the values of all rounds; its figures are medians over the rounds. */
public final class ApiBenchReport {
    private final ApiBenchPlan plan;
    private final Map<Row, List<Measured>> rows = new LinkedHashMap<>();
    private long failures;
    private String firstFailure = "";

    /** A figure, of one address if it has several. */
    private record Row(Figure figure, String address) {
        String title() {
            return address.isEmpty() ? figure.title() : figure.title() + ": " + address;
        }
    }

    ApiBenchReport(ApiBenchPlan plan) {
        this.plan = plan;
    }

    void add(Measured.Output output) {
        for (Measured value : output.values()) {
            rows.computeIfAbsent(new Row(value.figure(), value.address()), _ -> new ArrayList<>())
                    .add(value);
        }
        failures += output.failures();
        if (firstFailure.isEmpty()) {
            firstFailure = output.firstFailure();
        }
    }

    /** Requests that were not answered as they should be, warm-up included. */
    public long failures() {
        return failures;
    }

    /** All values, in the order of the stages. */
    public List<Measured> values() {
        return rows.values().stream().flatMap(List::stream).toList();
    }

    /** For a terminal. */
    public String text() {
        TextTable figures = new TextTable("median of " + plan.rounds(), "value", "least", "most", "unit");
        rows.forEach((row, values) -> {
            double[] sorted = sorted(values);
            Figure.Unit unit = row.figure().unit();
            figures.row(
                    row.title(),
                    unit.text(median(sorted)),
                    unit.text(sorted[0]),
                    unit.text(sorted[sorted.length - 1]),
                    unit.title());
        });
        TextTable goals = new TextTable("goal", "measured", "wanted", "");
        for (Goal goal : goals()) {
            goals.row(goal.title(), goal.measuredText(), goal.wantedText(), goal.isReached() ? "reached" : "missed");
        }
        String failed = failures == 0
                ? "No request failed."
                : "%,d requests failed, the first one: %s".formatted(failures, firstFailure);
        return String.join(System.lineSeparator(), figures.toString(), goals.toString(), failed);
    }

    /** For a program: every value of every round, and the goals. */
    public String json() {
        List<Map<String, Object>> figures = new ArrayList<>();
        rows.forEach((row, values) -> {
            Map<String, Object> figure = new LinkedHashMap<>();
            figure.put("figure", row.figure().code());
            figure.put("address", row.address());
            figure.put("unit", row.figure().unit().title());
            figure.put("median", median(sorted(values)));
            figure.put("rounds", values.stream().map(Measured::value).toList());
            figure.put("counts", values.stream().map(Measured::count).toList());
            figures.add(figure);
        });
        List<Map<String, Object>> goals = new ArrayList<>();
        for (Goal goal : goals()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            fields.put("goal", goal.title());
            fields.put("measured", goal.measured());
            fields.put("wanted", goal.wanted());
            fields.put("reached", goal.isReached());
            goals.add(fields);
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("plan", plan);
        all.put("figures", figures);
        all.put("goals", goals);
        all.put("failed_requests", failures);
        return QueryJson.mapper().writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private List<Goal> goals() {
        return List.of(
                Goal.share("a live order / a forwarded request", of(ORDER_RATE) / of(FORWARD_RATE), 0.7),
                Goal.share("a live order / an empty endpoint", of(ORDER_RATE) / of(EMPTY_RATE), 0.25),
                Goal.millis("a live order at 500/s, p99", of(ORDER_LATENCY), 25),
                Goal.millis("top products of 24 h, p99", of(RANKING_LATENCY), 50),
                Goal.millis("analytics uncached, p99 of the slowest address", slowest(UNCACHED), 200),
                Goal.millis("analytics cached, p99 of the slowest address", slowest(CACHED), 10),
                Goal.millis("from order to viewer, p99", of(VIEWER_LATENCY), 1_500),
                Goal.share("ingested / checked only", of(INGEST_RATE) / of(CHECK_RATE), 0.5));
    }

    private double of(Figure figure) {
        List<Measured> values = rows.get(new Row(figure, ""));
        return values == null ? Double.NaN : median(sorted(values));
    }

    private double slowest(Figure figure) {
        return rows.entrySet().stream()
                .filter(row -> row.getKey().figure() == figure)
                .mapToDouble(row -> median(sorted(row.getValue())))
                .max()
                .orElse(Double.NaN);
    }

    private static double[] sorted(List<Measured> values) {
        double[] sorted = values.stream().mapToDouble(Measured::value).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
