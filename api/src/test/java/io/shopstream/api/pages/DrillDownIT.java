package io.shopstream.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.Browser;
import io.shopstream.api.ScreenshotOnFailure;
import io.shopstream.api.analytics.ShopOrder;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
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
        travelTo("UTC");
    }

    @AfterAll
    static void comeHome() {
        travelTo("");
    }

    private static void travelTo(String zone) {
        BROWSER.driver().executeCdpCommand("Emulation.setTimezoneOverride", Map.of("timezoneId", zone));
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

        Panel.awaitText(".drill-sum", "add up to " + net + ", to the cent what");
        assertThat(page.address()).contains("&behind=rows%3Dlines%26");
        Accessibility.check(BROWSER, "rows in the panel");

        page.run(
                "[...document.querySelectorAll('#drill td a')].find((link) => link.textContent === arguments[0]).click()",
                order.id());

        Panel.awaitText("#drill-title", "Order " + order.id());
        assertThat(positions()).isEqualTo(wanted.positions());
        assertThat(page.find("#drill .drill-facts").getText()).contains(order.country(), order.channel());
        assertThat(page.find(".drill-sum").getText()).contains("its 2 versions add up to", "to the cent what counts");
        assertThat(page.rows("#drill .table-box")).anySatisfy(line -> assertThat(line)
                .startsWith(order.lines().getFirst().product()));
        assertThat(page.address()).endsWith("&order=" + order.id());
        Accessibility.check(BROWSER, "an order in the panel");

        BROWSER.driver().navigate().back();
        Panel.awaitText(".drill-sum", "add up to " + net);
        BROWSER.driver().navigate().back();
        Panel.awaitClosed();
        assertThat(page.address()).isEqualTo("/sales?currency=" + order.currency());
    }

    /** A cell of the heat map leads to its hours, and an hour to its lines. */
    @Test
    void shouldLeadFromACellOfTheHeatMapToItsHours() {
        OpenPage page = visit("/sales?range=90d");
        page.find("#activity .card-actions button").click();
        List<String> most = page.rows("#activity").stream()
                .max(Comparator.comparing(row -> OpenPage.amount(row.get(2))))
                .orElseThrow();
        WebElement cell = BROWSER.driver().findElements(By.cssSelector("#activity tbody tr")).stream()
                .filter(row -> row.getText().startsWith(most.getFirst() + " " + most.get(1) + " "))
                .findFirst()
                .orElseThrow();

        page.run("arguments[0].querySelector('a').click()", cell);

        Panel.awaitText(".drill-sum", "add up to " + most.get(3));
        assertThat(page.find(".drill-sum").getText()).startsWith(most.get(2) + " order");
        assertThat(page.find("#drill-title").getText()).isEqualTo(most.getFirst() + ", " + most.get(1) + ":00");
        List<String> hour = page.rows("#drill .table-box").getFirst();
        page.find("#drill td a").click();
        Panel.awaitText("#drill-title", hour.getFirst());
        Panel.awaitText(".drill-sum", "add up to " + hour.get(2) + ", to the cent what");
    }

    @ParameterizedTest
    @CsvSource({"sales, campaigns", "products, inventory"})
    void shouldOpenTheRowsBehindARow(String name, String card) {
        OpenPage page = visit("/" + name + "?range=12m");
        String first = page.rows("#" + card).getFirst().getFirst();

        page.find("#" + card + " tbody a").click();

        Panel.awaitText("#drill-title", first + ", ");
        Panel.awaitText(".drill-sum", "do not count");
        assertThat(page.rows("#drill .drill-list")).isNotEmpty();
    }

    @Test
    void shouldOpenAnUnusualOrder() {
        OpenPage page = visit("/pipeline");

        page.find("#outliers .below-chart a").click();

        Panel.awaitText("#drill-title", "Order o-0003");
    }

    /** Their days begin at half past six of UTC, but sums of products are kept by its whole hours. */
    @ParameterizedTest
    @CsvSource({"products, best-sellers, 2", "sales, categories, 1", "sales, regions, 1"})
    void shouldAddUpForViewersHalfAnHourOff(String name, String card, int column) {
        travelTo("Asia/Kolkata");
        try {
            OpenPage page = visit("/" + name + "?range=90d");
            String net = String.valueOf(page.run(
                    "return document.querySelector(`#${arguments[0]} tbody tr`).cells[arguments[1]].textContent",
                    card,
                    column));

            page.run("document.querySelector(`#${arguments[0]} tbody a`).click()", card);

            Panel.awaitText(".drill-sum", "add up to " + net + ".");
            assertThat(page.rows("#drill .drill-list")).isNotEmpty();
        } finally {
            travelTo("UTC");
        }
    }

    /** The day is not over, but its sum is. */
    @ParameterizedTest
    @CsvSource({"revenue, Net revenue", "orders, Orders", "order-value, Average order value"})
    void shouldOpenTodaySoFar(String card, String title) {
        OpenPage page = visit("/sales?category=toys");

        page.run("""
                const chart = echarts.getInstanceByDom(document.querySelector(`#${arguments[0]} .chart-box`));
                chart.trigger("click", { dataIndex: chart.getOption().xAxis[0].data.length - 1 });
                """, card);

        Panel.awaitText("#drill-title", title + ", today so far");
        await("the sum or that there is none")
                .atMost(Browser.timeout())
                .until(() -> page.find(".drill-sum").getText(), text -> !text.isEmpty());
        assertThat(page.find(".drill-sum").getText())
                .matches("There are no rows.*|.* add(s)? up to .* to the cent what.*");
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
        Panel.awaitText(".drill-sum", "add up to " + sum);
        assertThat(page.rows("#drill .drill-list")).isNotEmpty();
        BROWSER.driver().switchTo().activeElement().sendKeys(Keys.ESCAPE);
        Panel.awaitClosed();
        assertThat(page.address()).isEqualTo("/" + name + "?compare=none");
    }

    @Test
    void shouldSayWhichRecordIsNotKnown() {
        LoggedOrder oldest = PagesShop.logged().getFirst();

        // A link opens the panel, too.
        OpenPage page = visit("/pipeline?order=" + oldest.order().id());

        Panel.awaitText("#drill-title", "Order " + oldest.order().id());
        assertThat(positions())
                .containsExactly(
                        "not known: a rebuild fills it", oldest.positions().getLast());
        assertThat(page.find(".drill-sum").getText()).contains("Not all of its versions can be read from the log");
        page.find("#drill .drill-head [aria-label=Close]").click();
        Panel.awaitClosed();
        assertThat(page.address()).isEqualTo("/pipeline");
    }

    @Test
    void shouldSayThatThereIsNoSuchOrder() {
        OpenPage page = visit("/sales?order=nobody");

        Panel.awaitText("#drill-title", "Order nobody");
        assertThat(page.find(".drill-sum").getText()).contains("no order with this id");
        Accessibility.check(BROWSER, "an order that is none");
    }

    private static OpenPage visit(String address) {
        return OpenPage.visit(BROWSER, PagesShop.api().uri(address));
    }

    /** Shows the table of revenue by day and finds the day. */
    private static WebElement rowOf(OpenPage page, LocalDate day) {
        page.find("#revenue .card-actions button").click();
        LocalDate first = LocalDate.parse(Sold.asked(PagesShop.compared(), page.asked("analytics/trends?"))
                .from());
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
}
