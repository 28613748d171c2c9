package io.shopstream.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.Browser;
import io.shopstream.api.ScreenshotOnFailure;
import io.shopstream.api.support.GuardedApi;
import io.shopstream.api.support.LonelyApi;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.Select;

/** What is shown where there are no numbers, and that everybody can read it. */
class PageStatesIT {
    private static final Browser BROWSER = Browser.shared();
    private static final String NOW = "document.dispatchEvent(new Event('visibilitychange'))";

    @RegisterExtension
    private final ScreenshotOnFailure onFailure = new ScreenshotOnFailure(() -> BROWSER);

    @AfterEach
    void leave() {
        BROWSER.driver().manage().deleteAllCookies();
        BROWSER.leave();
    }

    private static void enter(String key) {
        BROWSER.driver().findElement(By.id("key")).sendKeys(key);
        BROWSER.driver().findElement(By.cssSelector("#session button")).click();
    }

    private static void awaitAddress(String end) {
        await("the page is " + end)
                .atMost(Browser.timeout())
                .until(() -> String.valueOf(BROWSER.driver().getCurrentUrl()), url -> url.endsWith(end));
    }

    private static OpenPage visit(String address) {
        return OpenPage.visit(BROWSER, PagesShop.api().uri(address));
    }

    @Test
    void shouldShowThatItLoads() {
        OpenPage page = visit("/sales");
        // These requests are held until they are let go.
        BROWSER.driver()
                .executeCdpCommand(
                        "Fetch.enable",
                        Map.of("patterns", List.of(Map.of("urlPattern", "*/api/analytics/*country=France*"))));
        try {
            new Select(page.find("#filter-country")).selectByValue("France");
            page.awaitStates("loading");
            Accessibility.check(BROWSER, "loading");
        } finally {
            BROWSER.driver().executeCdpCommand("Fetch.disable", Map.of());
        }
        page.awaitStates("ready");
    }

    @Test
    void shouldShowTheWayFromAnEmptyRange() {
        OpenPage page = visit("/sales?from=2001-02-03&to=2001-02-04");

        // The forecast is of the days to come, whatever range is chosen.
        page.awaitStates("empty", "forecast");
        assertThat(page.find("#revenue .card-state").getText())
                .contains("Nothing in this range", "Orders in USD lie between", "Show all time");
        Accessibility.check(BROWSER, "empty");
        page.change(() -> page.find("#revenue .card-state button").click());
        page.awaitStates("ready");
        assertThat(page.address()).isEqualTo("/sales?range=all");
    }

    @Test
    void shouldSayThatAPartIsAway() {
        OpenPage page = OpenPage.visit(BROWSER, LonelyApi.get().uri("/executive"));

        page.awaitStates("part-away");
        assertThat(page.find("#revenue .card-state").getText()).contains("A part of the shop is away", "warehouse");
        Accessibility.check(BROWSER, "a part away");
    }

    @Test
    void shouldKeepItsPicturesWhileTheApiRestarts() {
        OpenPage page = visit("/sales");
        String net = page.figure("figures", "Net revenue");

        PagesShop.withoutApi(() -> {
            // Some answers may be kept for seconds, as if asked again.
            BROWSER.driver().executeCdpCommand("Network.clearBrowserCache", Map.of());
            page.run(NOW);
            page.awaitStates("stale");
            assertThat(page.figure("figures", "Net revenue")).isEqualTo(net);
            assertThat(page.find("#revenue .card-foot").getText())
                    .matches("(?s).*The API does not answer\\. As of \\d\\d:\\d\\d:\\d\\d\\..*");
            Accessibility.check(BROWSER, "stale");

            page.choose("country", "Norway");
            page.awaitStates("away");
            assertThat(page.find("#figures .card-state").getText()).contains("The API does not answer");
            Accessibility.check(BROWSER, "the API away");
        });

        page.run(NOW);
        page.awaitStates("ready");
        assertThat(page.address()).isEqualTo("/sales?country=Norway");
        assertThat(page.figure("figures", "Net revenue")).isNotEqualTo(net).isNotEmpty();
        assertThat(page.find("#revenue .card-foot").getText()).doesNotContain("does not answer");
    }

    @Test
    void shouldAskForAKeyAndComeBack() {
        GuardedApi guarded = GuardedApi.get();
        // As from another machine, to which the pages are open and the numbers are not.
        BROWSER.visit(URI.create("http://127.0.0.2:%d/sales?from=2010-12-01&to=2010-12-02&currency=GBP"
                .formatted(guarded.running().port())));
        awaitAddress("/session.html?back=%2Fsales%3Ffrom%3D2010-12-01%26to%3D2010-12-02%26currency%3DGBP");

        enter("sk_of_nobody");
        await("the key is refused")
                .atMost(Browser.timeout())
                .until(() -> BROWSER.text("session-problem"), problem -> !problem.isEmpty());
        Accessibility.check(BROWSER, "a key that is none");
        enter(guarded.newKey("reader").text());

        awaitAddress("/sales?from=2010-12-01&to=2010-12-02&currency=GBP");
        OpenPage page = OpenPage.at(BROWSER);
        assertThat(page.figure("figures", "Orders")).isEqualTo("3");
    }

    @Test
    void shouldSayThatAKeyDoesNotAllowIt() {
        GuardedApi guarded = GuardedApi.get();
        BROWSER.visit(URI.create("http://127.0.0.2:%d/session.html?back=/sales"
                .formatted(guarded.running().port())));
        enter(guarded.newKey("ingest").text());
        awaitAddress("/sales");
        OpenPage page = OpenPage.at(BROWSER);

        page.awaitStates("forbidden");
        assertThat(page.find("#revenue .card-state").getText()).contains("Your key does not allow this");
        Accessibility.check(BROWSER, "not allowed");
    }
}
