package io.shopstream.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.Browser;
import io.shopstream.api.ScreenshotOnFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the pages show is what the API answers and what SQL adds up, for the same filters and days of the viewer. */
class PageFiguresIT {
    /** Its days are neither those of the tests' JVM nor those of UTC. */
    private static final String ZONE = "America/New_York";

    private static final Browser BROWSER = Browser.shared();
    private static final ComparedShop SHOP = PagesShop.compared();
    private static final ShownFigures SHOWN = new ShownFigures(BROWSER, SHOP);

    @RegisterExtension
    private final ScreenshotOnFailure onFailure = new ScreenshotOnFailure(() -> BROWSER);

    @BeforeAll
    static void travel() {
        BROWSER.driver().executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", ZONE));
    }

    @AfterAll
    static void comeHome() {
        BROWSER.driver().executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", ""));
    }

    @AfterEach
    void leave() {
        BROWSER.leave();
    }

    private static OpenPage visit(String address) {
        return OpenPage.visit(BROWSER, SHOP.uri(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sales",
                "/sales?range=12m&compare=year",
                "/sales?range=all&currency=EUR&compare=none",
                "/sales?range=90d&country=Norway&channel=web",
                "/sales?category=toys",
                "/executive?range=7d&country=EIRE",
            })
    void shouldShowWhatWasSold(String address) {
        SHOWN.checkSales(address);
    }

    @Test
    void shouldRankEveryProductThatWasSold() {
        OpenPage page = visit("/products?range=90d");

        String question = page.asked("analytics/top-products?");
        assertThat(question).contains("time_zone=America%2FNew_York");
        Sold sold = Sold.asked(SHOP, question);
        List<List<String>> products = sold.products();
        assertThat(page.rows("#best-sellers"))
                .as("name, category, net, units, orders, change")
                .hasSameSizeAs(products)
                .allSatisfy(row -> assertThat(products)
                        .contains(List.of(
                                row.getFirst(),
                                OpenPage.amount(row.get(2)).toPlainString(),
                                OpenPage.amount(row.get(3)).toPlainString(),
                                OpenPage.amount(row.get(4)).toPlainString())));
        List<List<String>> margins = sold.margins();
        assertThat(page.rows("#margins"))
                .as("product, net, cost, margin, rate")
                .hasSameSizeAs(margins)
                .allSatisfy(row -> assertThat(margins)
                        .contains(List.of(
                                row.getFirst(),
                                OpenPage.amount(row.get(1)).toPlainString(),
                                OpenPage.amount(row.get(3)).toPlainString())));
        assertThat(page.rows("#worst-sellers").getFirst().getFirst())
                .isEqualTo(page.rows("#best-sellers").getLast().getFirst());
        ShownFigures.assertSum(page, "best-sellers", 2, sold.net());
        ShownFigures.assertSum(page, "categories", 1, sold.net());
        ShownFigures.assertSum(page, "units", 1, sold.units());
    }

    @Test
    void shouldCountCustomersOnce() {
        SHOWN.checkCustomers("/customers?range=90d&country=France");
    }

    @Test
    void shouldKeepTheFiltersInTheAddress() {
        OpenPage page = visit("/sales");
        String all = page.figure("figures", "Net revenue");

        page.choose("country", "Norway");
        page.choose("range", "12m");
        page.choose("compare", "year");

        assertThat(page.address()).isEqualTo("/sales?country=Norway&range=12m&compare=year");
        assertThat(page.find(".pages a[href^=products]").getDomAttribute("href"))
                .isEqualTo("products?range=12m&compare=year&country=Norway");
        String filtered = page.figure("figures", "Net revenue");
        assertThat(filtered).isNotEqualTo(all);
        // A link opens the same view.
        OpenPage other = visit(page.address());
        assertThat(other.figure("figures", "Net revenue")).isEqualTo(filtered);
        assertThat(other.chosen("country")).isEqualTo("Norway");
        assertThat(other.chosen("range")).isEqualTo("12m");
        other.change(() -> other.find(".filters .button-quiet").click());
        assertThat(other.address()).isEqualTo("/sales?range=12m&compare=year");
    }

    @Test
    void shouldGoBackAndForward() {
        OpenPage page = visit("/sales");
        String all = page.figure("figures", "Net revenue");
        page.choose("channel", "app");
        String filtered = page.figure("figures", "Net revenue");

        page.change(() -> BROWSER.driver().navigate().back());
        assertThat(page.address()).isEqualTo("/sales");
        assertThat(page.chosen("channel")).isEmpty();
        assertThat(page.figure("figures", "Net revenue")).isEqualTo(all);

        page.change(() -> BROWSER.driver().navigate().forward());
        assertThat(page.address()).isEqualTo("/sales?channel=app");
        assertThat(page.chosen("channel")).isEqualTo("app");
        assertThat(page.figure("figures", "Net revenue")).isEqualTo(filtered);
    }

    @Test
    void shouldCompareOnlyIfAsked() {
        OpenPage page = visit("/sales");

        assertThat(page.asked("&compare=previous")).isNotEmpty();
        Sold before = Sold.before(SHOP, page.asked("analytics/trends?"));
        ShownFigures.assertSum(page, "revenue", 2, before.net());
        assertThat(page.changeOf("figures", "Net revenue")).matches("[▲▼] (up|down) [0-9,.]+% on as many days before");

        page.choose("compare", "none");
        assertThat(page.changeOf("figures", "Net revenue")).isEmpty();
        assertThat(page.rows("#revenue").getFirst()).hasSize(2);
        assertThat(page.asked("analytics/trends?")).doesNotContain("compare");
    }
}
