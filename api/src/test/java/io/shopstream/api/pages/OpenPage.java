package io.shopstream.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.Browser;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** The analysis page that is open in the browser, as a user sees it. */
final class OpenPage {
    private static final String STATES = """
            return Object.fromEntries([...document.querySelectorAll(".tile")].map((card) => [card.id, card.dataset.state]));
            """;
    private static final String FIGURE = """
            return [...document.querySelectorAll(`#${arguments[0]} .kpi`)]
              .find((made) => made.querySelector("h3").textContent === arguments[1])\
            """;
    private static final String ROWS = """
            return [...document.querySelectorAll(`${arguments[0]} tbody tr`)]
              .map((row) => [...row.cells].map((cell) => cell.textContent));
            """;
    private static final String ASKED = """
            return performance.getEntriesByType("resource").map(({ name }) => name)
              .findLast((name) => name.includes(arguments[0])) ?? "";
            """;

    private final Browser browser;

    private OpenPage(Browser browser) {
        this.browser = browser;
    }

    /** Opens the page and returns once every card has its picture, or says why not. */
    static OpenPage visit(Browser browser, URI address) {
        browser.visit(address);
        return at(browser);
    }

    /** The page that the browser is about to show. */
    static OpenPage at(Browser browser) {
        OpenPage page = new OpenPage(browser);
        page.awaitAnswers();
        return page;
    }

    void awaitAnswers() {
        await("all cards have their answers")
                .atMost(Browser.timeout())
                .pollInterval(Duration.ofMillis(50))
                .until(() -> browser.rootData("content"), "ready"::equals);
    }

    /** Does what changes the question, and returns once every card has answered the new one. */
    void change(Runnable act) {
        run("document.documentElement.dataset.content = 'before'");
        act.run();
        awaitAnswers();
    }

    void choose(String filter, String value) {
        change(() -> new Select(find("#filter-" + filter)).selectByValue(value));
    }

    String chosen(String filter) {
        return String.valueOf(run("return document.getElementById(arguments[0]).value", "filter-" + filter));
    }

    WebElement find(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }

    Object run(String script, Object... arguments) {
        return browser.driver().executeScript(script, arguments);
    }

    /** State by card. */
    @SuppressWarnings("unchecked")
    Map<String, String> states() {
        return (Map<String, String>) Objects.requireNonNull(run(STATES));
    }

    void awaitStates(String state) {
        awaitStates(state, "");
    }

    /** @param other a card that is ready all the same, since it asks something else */
    void awaitStates(String state, String other) {
        await("all cards are " + state).atMost(Browser.timeout()).untilAsserted(() -> {
            assertThat(states()).isNotEmpty();
            states().forEach((card, shown) ->
                    assertThat(shown).as(card).isEqualTo(card.equals(other) ? "ready" : state));
        });
    }

    /** The value of a key figure as it was answered; empty if there is none. */
    String figure(String card, String name) {
        return String.valueOf(run(FIGURE + ".querySelector('.kpi-value').dataset.value", card, name));
    }

    /** The change of a key figure as it is written, with the words for those who do not see it. */
    String changeOf(String card, String name) {
        return String.valueOf(run(FIGURE + ".querySelector('.kpi-change').textContent", card, name));
    }

    /** The cells of the table that is behind the selector. */
    @SuppressWarnings("unchecked")
    List<List<String>> rows(String selector) {
        return (List<List<String>>) Objects.requireNonNull(run(ROWS, selector));
    }

    /** The sum of a column of a card's table, without today, which is no part of the range. */
    BigDecimal sum(String card, int column) {
        return rows("#" + card).stream()
                .filter(row -> !row.getFirst().startsWith("Today"))
                .map(row -> amount(row.get(column)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The number in a text of this browser, which writes English. */
    static BigDecimal amount(String text) {
        String digits = text.replaceAll("[^0-9.-]", "");
        return digits.isEmpty() || digits.equals("-") ? BigDecimal.ZERO : new BigDecimal(digits);
    }

    /** Path and query of the newest question whose address contains the part. */
    String asked(String part) {
        String address = String.valueOf(run(ASKED, part));
        assertThat(address).as("the page asked for " + part).isNotEmpty();
        return address.substring(address.indexOf("/api/"));
    }

    String address() {
        String url = Objects.requireNonNull(browser.driver().getCurrentUrl());
        return url.substring(url.indexOf('/', "http://".length()));
    }
}
