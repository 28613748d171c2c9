package io.shopstream.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.Browser;
import io.shopstream.api.ScreenshotOnFailure;
import io.shopstream.api.analytics.ShopOrder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** From a number down to its rows, to an order, and to the places of its versions in Kafka. */
class DrillDownIT {
    // The middle of the largest bar or sector of a chart, from the middle of its box.
    private static final String LARGEST = """
            const box = document.querySelector(`#${arguments[0]} .chart-box`);
            const chart = echarts.getInstanceByDom(box);
            const values = chart.getOption().series[0].data.slice(0, arguments[2]).map((item) => item.value ?? 0);
            const at = values.indexOf(Math.max(...values));
            const place = arguments[1] === "across" ? [values[at] / 2, at] : [at, values[at] / 2];
            const [x, y] = chart.convertToPixel({ seriesIndex: 0 }, place);
            box.scrollIntoView({ block: "center" });
            return [Math.round(x - box.clientWidth / 2), Math.round(y - box.clientHeight / 2), at];
            """;

    private static final Browser BROWSER = Browser.shared();

    @RegisterExtension
    private final ScreenshotOnFailure onFailure = new ScreenshotOnFailure(() -> BROWSER);

    @BeforeAll
    static void travel() {
        BROWSER.driver().executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", "UTC"));
    }

    @AfterAll
    static void comeHome() {
        BROWSER.driver().executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", ""));
    }

    @AfterEach
    void leave() {
        BROWSER.leave();
    }

    @Test
    void shouldLeadFromARowToPositionsInKafka() {
        LoggedOrder wanted = PagesShop.logged().getLast();
        ShopOrder order = wanted.order();
        OpenPage page = visit("/sales?currency=" + order.currency());
        WebElement row = rowOf(page, LocalDate.ofInstant(order.placedAt(), ZoneOffset.UTC));
        String net = row.findElement(By.cssSelector("td:nth-child(2)")).getText();

        row.findElement(By.tagName("a")).click();

        awaitText(".drill-sum", "add up to " + net + ", to the cent what");
        assertThat(page.address()).contains("&behind=rows%3Dlines%26");
        Accessibility.check(BROWSER, "rows in the panel");

        page.run(
                "[...document.querySelectorAll('#drill td a')].find((link) => link.textContent === arguments[0]).click()",
                order.id());

        awaitText("#drill-title", "Order " + order.id());
        assertThat(positions()).isEqualTo(wanted.positions());
        assertThat(page.find(".drill-sum").getText()).contains("its 2 versions add up to", "to the cent what counts");
        assertThat(page.rows("#drill .table-box")).anySatisfy(line -> assertThat(line)
                .startsWith(order.lines().getFirst().product()));
        assertThat(page.address()).endsWith("&order=" + order.id());
        Accessibility.check(BROWSER, "an order in the panel");

        BROWSER.driver().navigate().back();
        awaitText(".drill-sum", "add up to " + net);
        BROWSER.driver().navigate().back();
        awaitClosed(page);
        assertThat(page.address()).isEqualTo("/sales?currency=" + order.currency());
    }

    @ParameterizedTest
    @CsvSource({
        "sales, revenue, up",
        "executive, orders, up",
        "sales, categories, across",
        "products, best-sellers, across"
    })
    void shouldOpenTheRowsBehindABar(String name, String card, String direction) {
        OpenPage page = visit("/" + name + "?compare=none");
        // Today is drawn behind the days, and is not in the table.
        int rows = page.rows("#" + card).size();
        List<?> place = (List<?>) Objects.requireNonNull(page.run(LARGEST, card, direction, rows));
        int at = ((Number) place.getLast()).intValue();

        new Actions(BROWSER.driver())
                .moveToElement(page.find("#" + card + " .chart-box"), number(place.getFirst()), number(place.get(1)))
                .click()
                .perform();

        // The chart of orders leads to the lines of their revenue.
        int column = card.equals("best-sellers") ? 2 : 1;
        String sum = card.equals("orders") ? "" : page.rows("#" + card).get(at).get(column);
        awaitText(".drill-sum", "add up to " + sum);
        assertThat(page.rows("#drill .drill-list")).isNotEmpty();
        BROWSER.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        awaitClosed(page);
        assertThat(page.address()).isEqualTo("/" + name + "?compare=none");
    }

    @Test
    void shouldSayWhichRecordIsNotKnown() {
        LoggedOrder oldest = PagesShop.logged().getFirst();

        // A link opens the panel, too.
        OpenPage page = visit("/pipeline?order=" + oldest.order().id());

        awaitText("#drill-title", "Order " + oldest.order().id());
        assertThat(positions())
                .containsExactly(
                        "not known: a rebuild fills it", oldest.positions().getLast());
        assertThat(page.find(".drill-sum").getText()).contains("Not all of its versions can be read from the log");
        page.find("#drill .drill-head [aria-label=Close]").click();
        awaitClosed(page);
        assertThat(page.address()).isEqualTo("/pipeline");
    }

    @Test
    void shouldSayThatThereIsNoSuchOrder() {
        OpenPage page = visit("/sales?order=nobody");

        awaitText("#drill-title", "Order nobody");
        assertThat(page.find(".drill-sum").getText()).contains("no order with this id");
        Accessibility.check(BROWSER, "an order that is none");
    }

    private static OpenPage visit(String address) {
        return OpenPage.visit(BROWSER, PagesShop.api().uri(address));
    }

    /** Shows the table of revenue by day and finds the day. */
    private static WebElement rowOf(OpenPage page, LocalDate day) {
        page.find("#revenue .card-actions button").click();
        LocalDate first =
                LocalDate.parse(Sold.asked(page.asked("analytics/trends?")).from());
        long row = day.toEpochDay() - first.toEpochDay() + 1;
        return page.find("#revenue tbody tr:nth-child(" + row + ")");
    }

    private static List<String> positions() {
        return BROWSER.driver().findElements(By.cssSelector("#drill .position")).stream()
                .map(WebElement::getText)
                .toList();
    }

    private static int number(Object value) {
        return ((Number) value).intValue();
    }

    private static void awaitText(String selector, String text) {
        await(selector + " says " + text)
                .atMost(Browser.timeout())
                .ignoreExceptions()
                .until(
                        () -> BROWSER.driver()
                                .findElement(By.cssSelector(selector))
                                .getText(),
                        all -> all.contains(text));
    }

    private static void awaitClosed(OpenPage page) {
        await("the panel is closed")
                .atMost(Browser.timeout())
                .until(() -> page.find("#drill").getDomAttribute("open") == null);
    }
}
