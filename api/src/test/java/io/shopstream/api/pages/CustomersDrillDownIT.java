package io.shopstream.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.Browser;
import io.shopstream.api.ScreenshotOnFailure;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import tools.jackson.databind.JsonNode;

/** From a number of customers down to these customers, to an order of one of them, and to its places in Kafka. */
class CustomersDrillDownIT {
    // A cell of a heat map, from the middle of its box.
    private static final String CELL = """
            const box = document.querySelector(`#${arguments[0]} .chart-box`);
            const [x, y] = echarts.getInstanceByDom(box).convertToPixel({ seriesIndex: 0 }, [arguments[1], arguments[2]]);
            box.scrollIntoView({ block: "center" });
            return [Math.round(x - box.clientWidth / 2), Math.round(y - box.clientHeight / 2)];
            """;
    private static final String FOLLOW = """
            [...document.querySelectorAll("#drill td a")].find((link) => link.textContent === arguments[0]).click();
            """;
    private static final int SHOWN_COHORTS = 18;

    private static final Browser BROWSER = Browser.shared();

    @RegisterExtension
    private final ScreenshotOnFailure onFailure = new ScreenshotOnFailure(() -> BROWSER);

    /** A row of cohorts, and the customer of it whose order has records in Kafka. */
    private record Cell(int column, int row, long customers, LoggedOrder order) {}

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

    private static OpenPage visit(String address) {
        return OpenPage.visit(BROWSER, PagesShop.api().uri(address));
    }

    private static JsonNode customers(String selection) {
        return PagesShop.compared().answer("/api/analytics/customers?limit=1000&currency=USD&" + selection);
    }

    /** An order in Kafka of one of the customers, all of whose versions have a known place. */
    private static Optional<LoggedOrder> loggedOf(JsonNode customers) {
        Set<String> users = customers
                .get("items")
                .valueStream()
                .map(item -> item.get("user_id").stringValue())
                .collect(Collectors.toSet());
        List<LoggedOrder> logged = PagesShop.logged();
        return logged.subList(1, logged.size()).stream()
                .filter(entry -> entry.order().currency().equals("USD"))
                .filter(entry -> entry.order().user() != null
                        && users.contains(entry.order().user()))
                .findFirst();
    }

    private static Cell someCell(JsonNode cohorts) {
        List<JsonNode> all = cohorts.get("items").valueStream().toList();
        List<JsonNode> shown = all.subList(Math.max(0, all.size() - SHOWN_COHORTS), all.size());
        for (int row = 0; row < shown.size(); row++) {
            for (JsonNode month : shown.get(row).get("months")) {
                if (month.get("number").intValue() > 0) {
                    JsonNode listed = customers("cohort=%s&active=%s".formatted(month(shown.get(row)), month(month)));
                    Optional<LoggedOrder> order = loggedOf(listed);
                    if (order.isPresent()) {
                        return new Cell(
                                month.get("number").intValue() - 1,
                                row,
                                month.get("active_customers").longValue(),
                                order.get());
                    }
                }
            }
        }
        throw new AssertionError("nobody with a logged order came back");
    }

    private static String month(JsonNode item) {
        return item.get("month").stringValue().substring(0, 7);
    }

    @Test
    void shouldLeadFromACellOfTheCohortsToPositionsInKafka() {
        OpenPage page = visit("/customers?currency=USD");
        Cell cell = someCell(PagesShop.compared().answer(page.asked("analytics/cohorts?")));
        List<?> place = (List<?>) Objects.requireNonNull(page.run(CELL, "cohorts", cell.column(), cell.row()));

        new Actions(BROWSER.driver())
                .moveToElement(
                        page.find("#cohorts .chart-box"),
                        ((Number) place.getFirst()).intValue(),
                        ((Number) place.getLast()).intValue())
                .click()
                .perform();

        Panel.awaitText(".drill-sum", number(cell.customers()));
        assertThat(page.address()).contains("&behind=rows%3Dcustomers%26cohort%3D");
        Accessibility.check(BROWSER, "customers in the panel");
        followToKafka(page, cell.order());

        // Each step was one: back leads to the customers.
        BROWSER.driver().navigate().back();
        Panel.awaitText("#drill-title", "Orders of " + cell.order().order().user());
        BROWSER.driver().navigate().back();
        Panel.awaitText(".drill-sum", number(cell.customers()));
    }

    @Test
    void shouldLeadFromARowOfRfmSegmentsToPositionsInKafka() {
        OpenPage page = visit("/customers?currency=USD&range=90d");
        String to = page.asked("analytics/rfm?").replaceAll(".*[?&](to=[^&]*).*", "$1");
        for (WebElement link : BROWSER.driver().findElements(By.cssSelector("#rfm-segments tbody a"))) {
            String segment = link.getText().toLowerCase(Locale.ROOT).replace(' ', '-');
            JsonNode listed = customers("rfm_segment=" + segment + "&" + to);
            Optional<LoggedOrder> order = loggedOf(listed);
            if (order.isPresent()) {
                link.click();

                Panel.awaitText(".drill-sum", number(listed.get("customers").longValue()));
                followToKafka(page, order.get());
                return;
            }
        }
        throw new AssertionError("no segment has a customer with a logged order");
    }

    /** From the list of customers in the panel. */
    private static void followToKafka(OpenPage page, LoggedOrder wanted) {
        String user = Objects.requireNonNull(wanted.order().user());
        page.run(FOLLOW, user);
        Panel.awaitText("#drill-title", "Orders of " + user);
        await("the orders").atMost(Browser.timeout()).until(() -> !page.rows("#drill .drill-list")
                .isEmpty());
        page.run(FOLLOW, wanted.order().id());
        Panel.awaitText("#drill-title", "Order " + wanted.order().id());
        assertThat(BROWSER.driver().findElements(By.cssSelector("#drill .position")))
                .extracting(WebElement::getText)
                .isEqualTo(wanted.positions());
    }

    /** Of every card of customers, each row says how many are behind it. */
    @ParameterizedTest
    @CsvSource({
        "customers, cohorts, 2",
        "customers, acquisition, 1",
        "executive, acquisition, 1",
        "customers, lifetime-value, 1",
        "customers, loyalty, 1",
        "customers, rfm-segments, 1",
        "customers, rfm-grid, 1",
    })
    void shouldOpenAsManyCustomersAsARowSays(String name, String card, int column) {
        OpenPage page = visit("/" + name + "?range=12m&country=Norway");
        Number rows = (Number) Objects.requireNonNull(
                page.run("return document.querySelectorAll(`#${arguments[0]} .table-side tbody a`).length", card));
        assertThat(rows.intValue()).isPositive();
        for (int row : Set.of(0, rows.intValue() / 2, rows.intValue() - 1)) {
            String said = String.valueOf(page.run("""
                    const link = document.querySelectorAll(`#${arguments[0]} .table-side tbody a`)[arguments[1]];
                    link.click();
                    return link.closest("tr").cells[arguments[2]].textContent;
                    """, card, row, column));

            Panel.awaitText(".drill-sum", said.equals("1") ? "1 customer with" : said + " customers with");
            long all = Long.parseLong(said.replace(",", ""));
            assertThat(page.rows("#drill .drill-list")).hasSize((int) Math.min(all, 50));
            page.find("#drill .drill-head [aria-label=Close]").click();
            Panel.awaitClosed();
        }
    }

    @Test
    void shouldListTheRestOfALongList() {
        String behind = "rows=customers&new_from=2000-01-01&new_to=2100-01-01&currency=USD&name=All";
        OpenPage page = visit("/customers?behind=" + URLEncoder.encode(behind, StandardCharsets.UTF_8));
        Panel.awaitText("#drill-title", "All");
        assertThat(page.rows("#drill .drill-list")).hasSize(50);

        page.find("#drill .drill-actions button").click();

        await("all customers").atMost(Browser.timeout()).untilAsserted(() -> assertThat(page.rows("#drill .drill-list"))
                .hasSize(customers("new_from=2000-01-01&new_to=2100-01-01")
                        .get("customers")
                        .intValue()));
        assertThat(page.find("#drill .drill-actions button").isDisplayed()).isFalse();
    }

    @Test
    void shouldLeadFromScarceStockToItsOrders() {
        BROWSER.visit(PagesShop.api().uri("/"));
        await("stock").atMost(Browser.timeout()).until(() -> !BROWSER.driver()
                .findElements(By.cssSelector("#stock a[href]"))
                .isEmpty());
        String product =
                BROWSER.driver().findElement(By.cssSelector("#stock a .main")).getText();

        BROWSER.driver().executeScript("document.querySelector('#stock a').click()");

        Panel.awaitText("#drill-title", product + ", sold in 90 days");
        Panel.awaitText(".drill-sum", "do not count");
        assertThat(BROWSER.driver().findElements(By.cssSelector("#drill .drill-list td a")))
                .isNotEmpty();
    }

    private static String number(long customers) {
        return customers == 1 ? "1 customer with" : customers + " customers with";
    }
}
