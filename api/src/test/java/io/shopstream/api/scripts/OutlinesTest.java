package io.shopstream.api.scripts;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.reports.format.chart.PageScripts;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Countries of shops and their outlines in the map that the pages load. */
class OutlinesTest {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final PageScripts SCRIPTS = new PageScripts()
            .module("/pages/js/charts/outlines.js")
            .script("world.json", "const known = outlines(" + PageScripts.resource("/pages/maps/world.json") + ");");

    @ParameterizedTest
    @CsvSource({
        "EIRE, Ireland",
        "RSA, South Africa",
        "USA, United States of America",
        "United States, United States of America",
        "U.S.A., United States of America",
        "united kingdom, United Kingdom",
        "Czech Republic, Czechia",
        "Channel Islands, Channel Islands",
        "Hong Kong, Hong Kong",
        "Korea, South Korea",
        "Türkiye, Turkey",
        "Bosnia & Herzegovina, Bosnia and Herzegovina",
        "Ivory Coast, Côte d'Ivoire",
    })
    void shouldKnowCountriesByTheNamesThatPeopleUse(String country, String outline) {
        assertThat(outlineOf(country)).isEqualTo(outline);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "Unspecified", "European Community", "Atlantis", "constructor", "__proto__", "…"})
    void shouldHaveNoOutlineForWhatIsNoCountry(String country) {
        assertThat(outlineOf(country)).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Australia",
                "Austria",
                "Bahrain",
                "Belgium",
                "Brazil",
                "Canada",
                "Cyprus",
                "Denmark",
                "Finland",
                "France",
                "Germany",
                "Greece",
                "Iceland",
                "Israel",
                "Italy",
                "Japan",
                "Lebanon",
                "Lithuania",
                "Malta",
                "Netherlands",
                "Norway",
                "Poland",
                "Portugal",
                "Saudi Arabia",
                "Singapore",
                "Spain",
                "Sweden",
                "Switzerland",
                "United Arab Emirates"
            })
    void shouldHaveAnOutlineOrADotForEachCountryOfTheKnownShops(String country) {
        assertThat(outlineOf(country)).isEqualTo(country);
    }

    @Test
    void shouldGiveEveryOtherNameToAnOutline() {
        Map<String, String> others = new TreeMap<>();
        JSON.readTree(SCRIPTS.text("JSON.stringify(Object.fromEntries(OTHER_NAMES))"))
                .properties()
                .forEach(entry -> others.put(entry.getKey(), outlineOf(entry.getKey())));

        assertThat(others)
                .isNotEmpty()
                .allSatisfy((name, outline) -> assertThat(outline).as(name).isNotEqualTo("null"));
    }

    @Test
    void shouldPutEachCountryIntoOneOfBothParts() {
        JsonNode placed = JSON.readTree(SCRIPTS.text("""
                JSON.stringify(placed(known, [{ name: "EIRE", net: 1 }, { name: "Unspecified", net: 2 }, { name: "Malta", net: 3 },
                  { name: "Ireland", net: 4 }, { name: null, net: 5 }]))"""));

        assertThat(placed.toString()).isEqualTo("""
                {"regions":[\
                {"outline":"Ireland","at":null,"items":[{"name":"EIRE","net":1},{"name":"Ireland","net":4}]},\
                {"outline":"Malta","at":[197,702],"items":[{"name":"Malta","net":3}]}],\
                "elsewhere":[{"name":"Unspecified","net":2},{"name":null,"net":5}]}""");
    }

    @Test
    void shouldNameEachOutlineOnceAndKeepTheMapSmall() {
        String text = PageScripts.resource("/pages/maps/world.json");
        JsonNode world = JSON.readTree(text);
        Map<String, Integer> names = new TreeMap<>();
        world.get("features")
                .forEach(feature -> names.merge(feature.at("/properties/name").asString(), 1, Integer::sum));
        world.get("dots").propertyNames().forEach(name -> names.merge(name, 1, Integer::sum));

        assertThat(names)
                .hasSizeGreaterThan(230)
                .allSatisfy((name, times) -> assertThat(times).as(name).isOne());
        assertThat(names).doesNotContainKey("Antarctica");
        assertThat(text.length()).isLessThan(150_000);
    }

    private static String outlineOf(String country) {
        return SCRIPTS.text("outlineOf(known, " + JSON.writeValueAsString(country) + ")");
    }
}
