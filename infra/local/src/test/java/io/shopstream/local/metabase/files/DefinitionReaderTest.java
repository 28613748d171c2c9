package io.shopstream.local.metabase.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.local.console.CommandFailure;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The files of the build are sound, and a mistake in a file is refused with the name of the file. */
class DefinitionReaderTest {
    private static final String SETTINGS = """
            {"collection": {"name": "c", "description": "d"}, "dashboards": ["sales"],
             "filters": [{"name": "currency", "title": "Currency", "type": "string/=", "default": "${currency}"},
                         {"name": "period", "title": "Period", "type": "date/all-options", "field": "s.t.c"}],
             "links": [{"name": "day", "title": "Day", "url": "${links}/day?day={{day}}&in={{filter:currency}}"},
                       {"name": "page", "title": "Page", "url": "${links}/sales?currency={{currency}}"}]}
            """;
    private static final String DASHBOARD = """
            {"title": "Sales", "description": "d", "filters": ["currency", "period"],
             "rows": [{"height": 1, "text": "[Page](${link:page})", "filters": ["currency"]}, {"height": 3, "cards": {"a": 12, "b": 12}}]}
            """;
    private static final String CARD = """
            {"title": "A", "description": "d", "chart": {"kind": "bar", "x": "day", "y": ["net"], "link": "day"},
             "columns": {"day": {"title": "Day", "format": "date"}, "net": {"title": "Net", "format": "money"}}}
            """;

    private final Map<String, String> files = new HashMap<>(Map.of(
            "metabase.json", SETTINGS,
            "sales/dashboard.json", DASHBOARD,
            "sales/a.json", CARD,
            "sales/a.sql", "-- include shared/x.sql\nselect day, net from x",
            "sales/b.json", CARD,
            "sales/b.sql", "select day, net from y where currency = {{currency}} [[and {{period}}]]",
            "shared/x.sql", "with x as (select 1)\n"));

    @Test
    void shouldReadTheFilesOfTheBuild() {
        Definitions build = new DefinitionReader(FileSource.ofBuild(), "https://shop.example.org", "EUR").read();

        assertThat(build.dashboards())
                .extracting(DashboardDefinition::key)
                .containsExactly("executive", "sales", "customers", "products", "data-quality");
        assertThat(build.cards()).hasSizeGreaterThan(35);
        assertThat(build.links().get("live")).extracting(LinkDefinition::url).isEqualTo("https://shop.example.org/");
        assertThat(build.dashboards().getFirst().filters())
                .extracting(FilterDefinition::name)
                .containsExactly("period", "currency", "category", "country");
        assertThat(build.dashboards()).allSatisfy(DefinitionReaderTest::assertNoOverlap);
    }

    private static void assertNoOverlap(DashboardDefinition dashboard) {
        Set<List<Integer>> cells = new HashSet<>();
        for (DashboardDefinition.Tile tile : dashboard.tiles()) {
            DashboardDefinition.Place place = tile.place();
            assertThat(place.column() + place.width()).isLessThanOrEqualTo(DashboardDefinition.COLUMNS);
            for (int row = place.row(); row < place.row() + place.height(); row++) {
                for (int column = place.column(); column < place.column() + place.width(); column++) {
                    assertThat(cells.add(List.of(row, column)))
                            .as("%s: %s overlaps", dashboard.key(), tile)
                            .isTrue();
                }
            }
        }
    }

    @Test
    void shouldIncludeFilesAndFindFilters() {
        Definitions read = read();

        assertThat(read.card("sales/a").sql()).isEqualTo("with x as (select 1)\nselect day, net from x");
        assertThat(read.card("sales/b").filters()).containsOnlyKeys("currency", "period");
        assertThat(read.card("sales/b").fields()).containsExactlyEntriesOf(Map.of("period", "s.t.c"));
        assertThat(read.card("sales/b").filters().get("currency"))
                .extracting(FilterDefinition::initial)
                .isEqualTo("EUR");
        assertThat(read.fields()).containsExactly("s.t.c");
    }

    @Test
    void shouldShowACardOfAnotherFolderByItsKey() {
        files.put("products/c.json", CARD);
        files.put("products/c.sql", "select day, net from x");
        files.put("sales/dashboard.json", DASHBOARD.replace("\"b\": 12", "\"products/c\": 12"));

        Definitions read = read();

        assertThat(read.cards()).containsOnlyKeys("sales/a", "products/c");
        assertThat(read.dashboards().getFirst().tiles())
                .filteredOn(DashboardDefinition.CardTile.class::isInstance)
                .extracting(tile -> ((DashboardDefinition.CardTile) tile).card())
                .containsExactly("sales/a", "products/c");
    }

    @Test
    void shouldRefuseAnUnknownKey() {
        files.put("sales/a.json", CARD.replace("\"title\": \"A\"", "\"title\": \"A\", \"colour\": 1"));
        assertRefused("sales/a.json: ", "colour");
    }

    @Test
    void shouldRefuseAChartOfAColumnThatIsNotThere() {
        files.put("sales/a.json", CARD.replace("\"y\": [\"net\"]", "\"y\": [\"gross\"]"));
        assertRefused("sales/a.json: the chart names a column that columns does not have");
    }

    @Test
    void shouldRefuseAChartThatLacksAColumn() {
        files.put("sales/a.json", CARD.replace("\"x\": \"day\",", ""));
        assertRefused("sales/a.json: ", "x is missing");
    }

    @Test
    void shouldRefuseAFilterThatDoesNotExist() {
        files.put("sales/a.sql", "select {{colour}}");
        assertRefused("sales/a.json: metabase.json has no filter colour");
    }

    @Test
    void shouldRefuseAFilterThatTheDashboardLacks() {
        files.put("sales/dashboard.json", DASHBOARD.replace(", \"period\"", ""));
        assertRefused("sales/dashboard.json: sales/b uses a filter that the dashboard does not have");
    }

    @Test
    void shouldRefuseALinkThatNeedsAMissingColumn() {
        files.put("metabase.json", SETTINGS.replace("{{day}}", "{{hour}}"));
        assertRefused("sales/a.json: the link day needs a column that columns does not have");
    }

    @Test
    void shouldRefuseARowThatIsTooWide() {
        files.put("sales/dashboard.json", DASHBOARD.replace("\"b\": 12", "\"b\": 13"));
        assertRefused("sales/dashboard.json: the row of b is wider than 24 columns");
    }

    @Test
    void shouldRefuseAnUnknownLinkInAText() {
        files.put("sales/dashboard.json", DASHBOARD.replace("${link:page}", "${link:night}"));
        assertRefused("sales/dashboard.json: the text has a link that metabase.json does not have");
    }

    @Test
    void shouldRefuseALinkOfARowInAText() {
        files.put("sales/dashboard.json", DASHBOARD.replace("${link:page}", "${link:day}"));
        assertRefused("sales/dashboard.json: the text has a link with more than the filters that its row names");
    }

    @Test
    void shouldRefuseALinkOfAFilterThatDoesNotExist() {
        files.put("metabase.json", SETTINGS.replace("{{filter:currency}}", "{{filter:colour}}"));
        assertRefused("metabase.json: the link day needs a filter that is not there");
    }

    @Test
    void shouldRefuseSqlThatIncludesItself() {
        files.put("shared/x.sql", "-- include shared/x.sql");
        assertRefused("sales/a.json: shared/x.sql includes itself");
    }

    private void assertRefused(String... texts) {
        assertThatThrownBy(this::read).isInstanceOf(CommandFailure.class).hasMessageContainingAll(texts);
    }

    private Definitions read() {
        return new DefinitionReader(
                        path -> {
                            String text = files.get(path);
                            if (text == null) {
                                throw new CommandFailure("no file " + path);
                            }
                            return text;
                        },
                        "http://shop",
                        "EUR")
                .read();
    }
}
