package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.pages.Accessibility;
import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.GuardedApi;
import io.shopstream.api.support.Orders;
import io.shopstream.api.support.RunningApi;
import io.shopstream.schemas.avro.OrderLine;
import io.shopstream.schemas.avro.OrderStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;

/** Where the live page leads, and what its address keeps. */
class LivePageLinksIT {
    private static Browser browser;
    private static FakeStreams streams;
    private static RunningApi api;

    @RegisterExtension
    private final ScreenshotOnFailure onFailure = new ScreenshotOnFailure(() -> browser);

    @BeforeAll
    static void open() {
        browser = Browser.shared();
        FakeShop shop = new FakeShop();
        List<OrderLine> lines = List.of(new OrderLine(1, "P-1", "c1", 2, 10_00L, null));
        shop.sell(Orders.of("L-1", 1, OrderStatus.PAID, Instant.now().minusSeconds(90), lines)
                .build());
        streams = new FakeStreams(shop);
        api = RunningApi.start(Map.of("shopstream.streams", streams.uri().toString()));
    }

    @AfterEach
    void leave() {
        browser.leave();
    }

    @AfterAll
    static void close() {
        api.close();
        streams.close();
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

    private String pageLinks() {
        return String.valueOf(browser.driver()
                .executeScript("return [...document.querySelectorAll('.pages a')]"
                        + ".map(a => a.pathname + a.search).join('|')"));
    }

    @Test
    void shouldShowTheMinutesAsATableAndAsAFile() {
        browser.visit(api.uri("/?against=week"));
        awaitText("minutes-sum", "No sales in these minutes a week ago.");
        click("#minutes-actions button");
        awaitContent("#minutes-table tbody tr:first-child", "still filling");
        assertThat(browser.driver().findElements(By.cssSelector("#minutes-table tbody tr")))
                .hasSize(60);
        assertThat(content("#minutes-table th")).contains("Net revenue a week ago");
        assertThat(browser.driver().findElement(By.id("minutes-chart")).isDisplayed())
                .isFalse();
        Accessibility.check(browser, "the live page, minutes as a table");

        String address = String.valueOf(browser.driver().executeScript("""
                const link = document.querySelector("#minutes-actions a");
                link.addEventListener("click", (event) => event.preventDefault());
                link.click();
                return link.getAttribute("href");
                """));
        assertThat(address).startsWith("api/live/revenue/series?from=").endsWith("&currency=USD&format=csv");
        assertThat(api.get("/" + address).statusCode()).isEqualTo(200);

        click("#minutes-actions button");
        await("the chart is back").atMost(Browser.timeout()).until(() -> browser.driver()
                .findElement(By.cssSelector("#minutes-chart canvas"))
                .isDisplayed());
    }

    @Test
    void shouldAskForAKeyAndKeepTheMoment() {
        // As from another machine, to which the page is open and the numbers are not.
        browser.visit(URI.create("http://127.0.0.2:%d/?asOf=2026-03-01T10:00:00Z&currency=USD"
                .formatted(GuardedApi.get().running().port())));
        await("the page of the session leads back")
                .atMost(Browser.timeout())
                .until(
                        () -> String.valueOf(browser.driver().getCurrentUrl()),
                        url -> url.endsWith(
                                "/session.html?back=%2F%3FasOf%3D2026-03-01T10%3A00%3A00Z%26currency%3DUSD"));
    }

    @Test
    void shouldReturnToTheCurrencyOfTheShopAndTakeOneAlong() {
        browser.visit(api.uri("/"));
        awaitText("currency-name", "USD");
        assertThat(pageLinks()).endsWith("/executive|/sales|/customers|/products|/pipeline|/reports");

        browser.driver()
                .executeScript("history.pushState(null, '', '?currency=EUR&window=1h');"
                        + " dispatchEvent(new PopStateEvent('popstate'))");
        awaitText("currency-name", "EUR");
        awaitText("net", "€0.00");
        assertThat(pageLinks()).startsWith("/?currency=EUR|/executive?currency=EUR|/sales?currency=EUR");

        browser.driver().navigate().back();
        awaitText("currency-name", "USD");
        awaitText("net", "$");
        assertThat(pageLinks()).startsWith("/|/executive|");
    }

    @Test
    void shouldLeadToTheCardsOfThePipeline() {
        browser.visit(api.uri("/?currency=USD"));
        awaitContent("#books", "Rejected");
        assertThat(String.valueOf(browser.driver()
                        .executeScript("return [...document.querySelectorAll('#books a')]"
                                + ".map(a => a.getAttribute('href')).join('|')")))
                .isEqualTo("pipeline?currency=USD#rejected|pipeline?currency=USD#checks");
    }
}
