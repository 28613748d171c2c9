package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.pages.Accessibility;
import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.Orders;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.query.FunnelPane;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What the live page shows of a shop with known sales: windows of the past, comparisons, ranks, alerts. */
class LivePageWindowsIT {
    private static final Instant NOW = Instant.now();
    private static final Instant THREE_HOURS_AGO =
            NOW.minus(3, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MINUTES);
    private static final FakeShop SHOP = new FakeShop();

    private static Browser browser;
    private static FakeStreams streams;
    private static RunningApi api;

    private static int sold;

    @RegisterExtension
    private final ScreenshotOnFailure onFailure = new ScreenshotOnFailure(() -> browser);

    @BeforeAll
    static void open() {
        browser = Browser.shared();
        TestWarehouse warehouse = TestWarehouse.create("live_page_windows");
        warehouse.execute("insert into warehouse.products (product_id, name, version)"
                + " values ('P-1', 'Walnut tray', 1), ('P-2', 'Linen throw', 1)");
        // In the past and so far in the last hour the tray sells better.
        sell("P-1", 3, THREE_HOURS_AGO.minusSeconds(90));
        sell("P-1", 2, NOW.minusSeconds(60));
        sell("P-2", 1, NOW.minusSeconds(60));
        sell("P-2", 4, NOW.minus(1, ChronoUnit.DAYS).minusSeconds(1_200));
        SHOP.addSessions(new FunnelPane(NOW.truncatedTo(ChronoUnit.HOURS), 8, 6, 4, 2, 1, 3));
        streams = new FakeStreams(SHOP);
        api = RunningApi.start(
                Map.of("shopstream.streams", streams.uri().toString(), "shopstream.warehouse.url", warehouse.url()));
    }

    @AfterEach
    void leave() {
        browser.leave();
        assertThat(browser.violations())
                .as("what the policy of the page forbids")
                .isEmpty();
    }

    @AfterAll
    static void close() {
        api.close();
        streams.close();
    }

    private static void sell(String product, int units, Instant placedAt) {
        sold++;
        SHOP.sell(Orders.of(
                        "W-" + sold,
                        1,
                        OrderStatus.PAID,
                        placedAt,
                        List.of(new OrderLine(1, product, "c1", units, 10_00L, null)))
                .build());
    }

    private void awaitText(String id, String text) {
        await(id + " says " + text).atMost(Browser.timeout()).until(() -> browser.text(id), all -> all.contains(text));
    }

    // With what is said to screen readers only.
    private String content(String selector) {
        return String.valueOf(browser.driver()
                .executeScript(
                        "return [...document.querySelectorAll(arguments[0])].map(e => e.textContent).join('|')",
                        selector));
    }

    private void awaitContent(String selector, String text) {
        await(selector + " says " + text)
                .atMost(Browser.timeout())
                .until(() -> content(selector), all -> all.contains(text));
    }

    private void click(String selector) {
        browser.driver().findElement(By.cssSelector(selector)).click();
    }

    @Test
    void shouldMoveAProductToItsNewRankAndSaySo() {
        browser.visit(api.uri("/"));
        awaitContent("#products li:nth-child(2) .main", "Linen throw");
        assertThat(content("#products .move")).doesNotContain("up");
        WebElement throwRow = browser.driver().findElement(By.cssSelector("#products li[data-product='P-2']"));

        sell("P-2", 9, Instant.now());

        awaitContent("#products li:first-child .main", "Linen throw");
        assertThat(content("#products li[data-product='P-2'] .move")).contains("up 1 place");
        assertThat(content("#products li[data-product='P-1'] .move")).contains("down 1 place");
        assertThat(browser.driver().findElement(By.cssSelector("#products li:first-child")))
                .as("the row is the same one")
                .isEqualTo(throwRow);

        sell("P-3", 1, Instant.now());
        awaitContent("#products li[data-product='P-3'] .move", "new in the list");
    }

    @Test
    void shouldCompareMinutesWithThoseOfYesterdayOrLastWeek() {
        browser.visit(api.uri("/"));
        awaitText("minutes-sum", "Closed minutes against yesterday: revenue");
        assertThat(browser.text("former-name")).isEqualTo("yesterday");

        click("[data-against='week']");
        awaitText("minutes-sum", "No sales in these minutes a week ago.");
        assertThat(browser.driver().getCurrentUrl()).contains("against=week");

        browser.driver().navigate().refresh();
        awaitText("minutes-sum", "No sales in these minutes a week ago.");
        click("[data-against='none']");
        await("nothing is compared")
                .atMost(Browser.timeout())
                .until(() -> browser.text("minutes-sum"), String::isEmpty);
    }

    @Test
    void shouldShowTheWindowsOfThePastAndReturn() {
        // An end of windows: the minute before it is their last one.
        browser.visit(api.uri("/?asOf=" + THREE_HOURS_AGO.minusSeconds(1)));
        awaitText("net", "$30.00");
        assertThat(browser.rootData("time")).isEqualTo("past");
        awaitText("notice", "Cancellations and refunds that came later are included");
        awaitContent("#products li:first-child .main", "Walnut tray");
        assertThat(content("#products li")).doesNotContain("Linen throw");
        awaitText("latest-title", "Latest orders");
        assertThat(browser.driver().findElement(By.cssSelector(".latest .only")).isDisplayed())
                .as("orders are marked as of now only")
                .isTrue();

        Accessibility.check(browser, "the live page, in the past");

        click("[data-window='1m']");
        awaitText("net", "$0.00");
        click("#back-to-live");
        await("the page is live again").atMost(Browser.timeout()).until(() -> browser.rootData("time"), "now"::equals);
        awaitContent("#products", "Linen throw");
        assertThat(browser.driver().getCurrentUrl()).doesNotContain("asOf");
        assertThat(browser.text("notice")).doesNotContain("Cancellations");
    }

    @Test
    void shouldSayWhichHoursOfThePastAreShown() {
        Instant hour = NOW.truncatedTo(ChronoUnit.HOURS).minus(2, ChronoUnit.HOURS);
        browser.visit(api.uri("/?asOf=" + hour.plusSeconds(300)));
        awaitText("notice", "of whole hours, the hour of the last minute included");
        String end = String.valueOf(browser.driver()
                .executeScript(
                        "return new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(new Date(arguments[0]))",
                        hour.plus(1, ChronoUnit.HOURS).toString()));
        for (String card : List.of(".funnel", ".categories", ".countries")) {
            await(card + " ends at " + end)
                    .atMost(Browser.timeout())
                    .until(() -> content(card + " .hours"), hours -> hours.endsWith(end));
        }

        click("#back-to-live");
        await("the page is live again").atMost(Browser.timeout()).until(() -> content(".hours"), String::isEmpty);
    }

    @Test
    void shouldMoveTheMomentByTheKeyboard() {
        browser.visit(api.uri("/?window=1h"));
        awaitContent("html[data-connection='live'] #currency", "USD");
        WebElement slider = browser.driver().findElement(By.id("as-of"));
        for (int hour = 0; hour < 3; hour++) {
            slider.sendKeys(Keys.PAGE_DOWN);
        }
        slider.sendKeys(Keys.ARROW_RIGHT);
        awaitText("as-of-ago", "2 h 59 min ago");
        // The window of an hour that ended then has the sale of three hours ago.
        awaitText("net", "$30.00");
        assertThat(slider.getAttribute("aria-valuetext")).contains("2 h 59 min ago");
        String link = browser.driver().getCurrentUrl();
        assertThat(link).contains("asOf=").contains("window=1h");

        slider.sendKeys(Keys.END);
        await("the right end is now").atMost(Browser.timeout()).until(() -> browser.rootData("time"), "now"::equals);
        browser.driver().get(link);
        awaitText("net", "$30.00");
    }

    @Test
    void shouldSayWhichFiguresOfThePastAreNotAvailable() {
        browser.visit(api.uri("/?asOf=" + THREE_HOURS_AGO));
        awaitText("net", "$30.00");
        streams.available(false);
        try {
            click("#earlier");
            awaitContent(".hero .away", "Not available");
            assertThat(browser.driver().findElement(By.id("net")).isDisplayed())
                    .as("the number of another moment is hidden")
                    .isFalse();
        } finally {
            streams.available(true);
        }
        click("#later");
        awaitText("net", "$30.00");
    }

    @Test
    void shouldShowAlertsWithTheirRuleAndTheFunnel() {
        browser.visit(api.uri("/"));
        awaitText("alerts-sum", "1 active");
        awaitText("alerts", "Revenue is low in USD");
        assertThat(browser.text("alerts")).contains("Active", "$4.50 in 5 minutes instead of the usual $10.00");
        assertThat(content("#alerts .over")).contains("Over", "31 in stock, 10 sold per day");
        assertThat(browser.text("alerts")).contains("Raised below 50 % of the usual");
        assertThat(content("#alerts .over details p")).isEqualTo("cup lasts.");
        awaitText("funnel", "Went to checkout");
        awaitText("funnel", "66.7% of the step before");
        awaitText("funnel-sum", "12.5% bought");
    }

    @Test
    void shouldSayOnEachCardThatAStandbyAnswers() {
        browser.visit(api.uri("/"));
        awaitContent("#products", "Walnut tray");
        SHOP.behind(1_234);
        try {
            for (String card : List.of(".hero", ".minutes", ".products", ".funnel")) {
                awaitContent(card + " .stale", "1,234 records behind");
            }
            Accessibility.check(browser, "the live page, answered by a standby");
        } finally {
            SHOP.behind(0);
        }
        await("all stores are up to date").atMost(Browser.timeout()).until(() -> content(".stale"), String::isEmpty);
    }
}
