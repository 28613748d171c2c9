package io.shopstream.api.scripts;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.format.chart.PageScripts;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.webjars.WebJarVersionLocator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Draws every chart of the pages without a browser, as reports do. The cases of {@code charts/NAME.js} are in the test
 * resource {@code charts/NAME.json}: data, the texts that the picture shows, and what tooltips tell.
 */
class ChartsTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CHARTS = "/pages/js/charts/";
    private static final String COMMON = "common.js";
    /** What draws nothing; tested by {@link OutlinesTest}. */
    private static final Set<String> HELPERS = Set.of("outlines.js");

    private static final Set<String> NEEDED_CASES = Set.of("nothing", "nulls");
    private static final List<String> OF_LIGHT = List.of("#2c3e50", "#586a7a", "#0056b3");
    private static final List<String> OF_DARK = List.of("#18212b", "#a3b3c2", "#6db3ff");
    private static final List<String> BROKEN = List.of("NaN", "undefined", "Infinity");
    private static final Pattern FOREIGN = Pattern.compile("\\b(Intl|document|echarts|window)\\b|toLocale");
    private static final PageScripts SCRIPTS = new PageScripts();
    private static final Map<Case, String> LIGHT = new HashMap<>();

    private record Case(String file, JsonNode node) {
        String option(String theme, boolean small) {
            return "%s(%s, lookOf('%s', %s))".formatted(chart(), node.get("data"), theme, small);
        }

        String svg(String theme, boolean small) {
            return "svgOf(%s, %s)".formatted(option(theme, small), small ? "330, 220" : "720, 300");
        }

        String chart() {
            return node.get("chart").asString();
        }

        List<String> texts(String field) {
            return StreamSupport.stream(node.get(field).spliterator(), false)
                    .map(JsonNode::asString)
                    .toList();
        }

        @Override
        public String toString() {
            return file + ": " + node.get("case").asString();
        }
    }

    @BeforeAll
    static void load() {
        String echarts = requireNonNull(new WebJarVersionLocator().fullPath("echarts", "echarts.min.js"));
        SCRIPTS.script(echarts, PageScripts.resource("/" + echarts)).module(CHARTS + COMMON);
        charts().forEach(file -> SCRIPTS.module(CHARTS + file));
        SCRIPTS.module("/charts/look.js").script("test map", """
                echarts.registerMap("test", { type: "FeatureCollection", features: [
                  { type: "Feature", properties: { name: "West" }, geometry: { type: "Polygon", coordinates: [[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]] } },
                  { type: "Feature", properties: { name: "East" }, geometry: { type: "Polygon", coordinates: [[[20, 0], [30, 0], [30, 10], [20, 10], [20, 0]]] } }] });""");
    }

    static Stream<Case> cases() {
        return charts().stream().flatMap(file -> {
            JsonNode cases = JSON.readTree(PageScripts.resource("/charts/" + file.replace(".js", ".json")));
            return StreamSupport.stream(cases.spliterator(), false).map(node -> new Case(file, node));
        });
    }

    @Test
    void shouldHaveCasesOfEveryChart() {
        for (String file : charts()) {
            List<Case> cases = cases().filter(one -> one.file().equals(file)).toList();

            assertThat(cases).extracting(Case::chart).as(file).containsAll(PageScripts.exports(source(file)));
            assertThat(cases)
                    .extracting(one -> one.node().get("case").asString())
                    .as(file)
                    .containsAll(NEEDED_CASES);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldDrawTheNumbersAsTheyAreWritten(Case drawn) {
        String light = LIGHT.computeIfAbsent(drawn, ChartsTest::light);

        assertThat(light).startsWith("<svg").doesNotContain(BROKEN).doesNotContain(OF_DARK);
        assertThat(drawn.texts("shows")).allSatisfy(text -> assertThat(light).contains(text));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldDrawWithTheColoursOfTheTheme(Case drawn) {
        String dark = SCRIPTS.text(drawn.svg("dark", true));

        assertThat(dark).startsWith("<svg").doesNotContain(BROKEN).doesNotContain(OF_LIGHT);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldTellWhatIsBehindEachPoint(Case told) {
        String tooltips = SCRIPTS.text("tooltipsOf(%s, %d)"
                .formatted(
                        told.option("light", false), told.node().get("points").asInt()));

        assertThat(tooltips).doesNotContain(BROKEN).doesNotContain("null");
        assertThat(told.texts("tells")).allSatisfy(text -> assertThat(tooltips).contains(text));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldNotDependOnTheTimeZone(Case drawn) {
        String there = SCRIPTS.text(drawn.svg("light", false), ZoneId.of("Pacific/Kiritimati"));

        assertThat(numbered(there)).isEqualTo(numbered(LIGHT.computeIfAbsent(drawn, ChartsTest::light)));
    }

    @Test
    void shouldUseNothingThatRhinoLacksOrThatDependsOnThePlace() {
        for (String file : files()) {
            List<String> lines = source(file)
                    .lines()
                    .filter(line -> !line.strip().startsWith("//"))
                    .toList();

            assertThat(lines).as(file).noneMatch(line -> FOREIGN.matcher(line).find());
            assertThat(lines.stream().filter(line -> line.startsWith("import ")))
                    .as("%s imports %s alone", file, COMMON)
                    .allSatisfy(line -> assertThat(line).endsWith("from \"./" + COMMON + "\";"));
        }
    }

    // ECharts counts the pictures that it draws, in the ids of their parts.
    private static String numbered(String svg) {
        return svg.replaceAll("zr\\d+-(cls-|c|s)\\d+", "id");
    }

    private static String light(Case drawn) {
        return SCRIPTS.text(drawn.svg("light", false));
    }

    private static Set<String> charts() {
        return files().stream()
                .filter(file -> !file.equals(COMMON) && !HELPERS.contains(file))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> files() {
        try (Stream<Path> files =
                Files.list(Path.of(ChartsTest.class.getResource(CHARTS).toURI()))) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String source(String file) {
        return PageScripts.resource(CHARTS + file);
    }
}
