package io.shopstream.local.monitoring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads {@code infra/monitoring}. */
public final class MonitoringFiles {
    public static final Path FOLDER = Path.of("../monitoring");

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z0-9_]+)`.*", Pattern.MULTILINE);
    private static final Pattern METRIC = Pattern.compile("\\b[a-z]+(?:_[a-z0-9]+)+\\b(?!\\s*\\()|\\bup\\b");
    private static final Pattern LABELS_AND_GROUPS =
            Pattern.compile("\\{[^}]*}|\\[[^]]*]|\"[^\"]*\"|\\b(?:by|without|on|ignoring)\\s*\\([^)]*\\)");
    // A comparison with a number at the end of an expression, or of one side of 'and' and 'or'.
    private static final Pattern THRESHOLD = Pattern.compile("\\s*(?:[<>]=?|==|!=)\\s*[-+.*\\d\\s]+$");

    private MonitoringFiles() {}

    /**
     * A rule that alerts.
     *
     * @param labels with the severity
     */
    public record Alert(String name, String query, Map<String, String> labels, Map<String, String> annotations) {}

    public static List<Alert> alerts() throws IOException {
        List<Alert> alerts = new ArrayList<>();
        for (Object group : list(yaml("alerts.yml").get("groups"))) {
            for (Object rule : list(map(group).get("rules"))) {
                Map<String, Object> values = map(rule);
                alerts.add(new Alert(
                        text(values, "alert"),
                        text(values, "expr"),
                        texts(values.get("labels")),
                        texts(values.get("annotations"))));
            }
        }
        return alerts;
    }

    /** For each alert, in order of the file, how many alerts each of its unit tests expects. */
    public static Map<String, List<Integer>> alertTests() throws IOException {
        Map<String, List<Integer>> tests = new LinkedHashMap<>();
        for (Object test : list(yaml("alerts.test.yml").get("tests"))) {
            for (Object expectation : list(map(test).get("alert_rule_test"))) {
                Map<String, Object> values = map(expectation);
                Object expected = values.get("exp_alerts");
                tests.computeIfAbsent(text(values, "alertname"), _ -> new ArrayList<>())
                        .add(expected == null ? 0 : list(expected).size());
            }
        }
        return tests;
    }

    /** The queries of every panel, by file and title of the panel. */
    public static Map<String, List<String>> panels() throws IOException {
        Map<String, List<String>> panels = new LinkedHashMap<>();
        for (Path file : dashboards()) {
            for (JsonNode panel : dashboard(file).path("panels")) {
                List<String> queries = new ArrayList<>();
                panel.path("targets")
                        .forEach(target -> queries.add(target.path("expr").asString()));
                panels.put(file.getFileName() + ": " + panel.path("title").asString(), queries);
            }
        }
        return panels;
    }

    public static JsonNode dashboard(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }

    public static List<Path> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER.resolve("dashboards"))) {
            return files.sorted().toList();
        }
    }

    /** What a rule compares with a threshold: these always have values, the rule only when it fires. */
    public static List<String> compared(String query) {
        return Stream.of(query.split("\\s(?:and|or)\\s"))
                .map(side -> THRESHOLD.matcher(side.strip()).replaceFirst(""))
                .toList();
    }

    /** Every query that must have an answer while all is well, by where it is. */
    public static Map<String, List<String>> queries() throws IOException {
        Map<String, List<String>> queries = new LinkedHashMap<>(panels());
        alerts().forEach(alert -> queries.put("alert " + alert.name(), compared(alert.query())));
        return queries;
    }

    /** Names of the metrics in a query; those of a summary without {@code _count} and {@code _sum}. */
    public static Set<String> metrics(String query) {
        Matcher names = METRIC.matcher(LABELS_AND_GROUPS.matcher(query).replaceAll(""));
        Set<String> metrics = new TreeSet<>();
        while (names.find()) {
            metrics.add(names.group().replaceFirst("_(count|sum)$", ""));
        }
        return metrics;
    }

    /** The metrics that METRICS.md describes. */
    public static Set<String> described() throws IOException {
        return ROW.matcher(page("METRICS.md"))
                .results()
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
    }

    public static String page(String name) throws IOException {
        return Files.readString(FOLDER.resolve(name));
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return map(new Yaml().load(page(file)));
    }

    private static String text(Map<String, Object> values, String key) {
        return String.valueOf(values.get(key)).strip();
    }

    private static Map<String, String> texts(@Nullable Object values) {
        return map(values).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> String.valueOf(entry.getValue())));
    }

    @SuppressWarnings("unchecked") // The keys of these files are text.
    private static Map<String, Object> map(@Nullable Object values) {
        return (Map<String, Object>) Objects.requireNonNull(values);
    }

    private static List<?> list(@Nullable Object values) {
        return (List<?>) Objects.requireNonNull(values);
    }
}
