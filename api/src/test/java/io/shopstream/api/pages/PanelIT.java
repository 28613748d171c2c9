package io.shopstream.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.Browser;
import io.shopstream.api.ScreenshotOnFailure;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** How the panel opens and closes, what it leaves in the history, and what of it is read aloud. */
class PanelIT {
    private static final Browser BROWSER = Browser.shared();

    @RegisterExtension
    private final ScreenshotOnFailure onFailure = new ScreenshotOnFailure(() -> BROWSER);

    // Where days begin between the hours of UTC, there is no sum to agree with.
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
    void shouldLeaveNoStepThatOpensItAgain() {
        visit("/executive");
        OpenPage page = visit("/sales?range=90d");
        open(page, "#categories tbody a");
        page.find("#drill td a").click();
        Panel.awaitText("#drill-title", "Order ");

        close(page);

        assertThat(page.address()).isEqualTo("/sales?range=90d");
        BROWSER.driver().navigate().back();
        await("the page before").atMost(Browser.timeout()).untilAsserted(() -> assertThat(page.address())
                .isEqualTo("/executive"));
    }

    @Test
    void shouldCloseWhereALinkOpenedIt() {
        OpenPage sales = visit("/sales?range=90d");
        String link = String.valueOf(sales.run("return document.querySelector('#categories tbody a').href"));
        OpenPage page = OpenPage.visit(BROWSER, URI.create(link));
        Panel.awaitText(".drill-sum", "add up to");
        assertThat(page.find("#drill .drill-head .quiet-button").isDisplayed())
                .as("back would leave the page")
                .isFalse();
        page.find("#drill td a").click();
        Panel.awaitText("#drill-title", "Order ");

        close(page);

        assertThat(page.address()).isEqualTo("/sales?range=90d");
    }

    @Test
    void shouldCloseByAClickBesideItOnly() {
        OpenPage page = visit("/sales?range=90d");
        open(page, "#categories tbody a");
        WebElement sum = page.find(".drill-sum");
        int toPadding = -sum.getSize().getWidth() / 2 - 10;

        new Actions(BROWSER.driver()).moveToElement(sum, toPadding, 0).click().perform();
        new Actions(BROWSER.driver())
                .moveToElement(sum)
                .clickAndHold()
                .moveToElement(sum, toPadding, 0)
                .release()
                .perform();
        new Actions(BROWSER.driver())
                .moveToElement(sum)
                .clickAndHold()
                .moveToElement(sum, toPadding - 60, 0)
                .release()
                .perform();

        assertThat(Panel.isOpen()).isTrue();
        assertThat(page.address()).contains("behind=");
        new Actions(BROWSER.driver())
                .moveToElement(sum, toPadding - 60, 0)
                .click()
                .perform();
        Panel.awaitClosed();
    }

    @Test
    void shouldEndTheRequestWhenItCloses() {
        OpenPage page = visit("/sales?range=90d");
        page.run("""
                const answered = window.fetch;
                window.unanswered = [];
                window.fetch = (address, options) => {
                  if (!String(address).includes("explain/")) return answered(address, options);
                  window.unanswered.push(options.signal);
                  return new Promise(() => {});
                };
                """);
        page.run("document.querySelector('#categories tbody a').click()");
        Panel.awaitText("#drill-title", "Loading");

        close(page);

        assertThat(page.run("return window.unanswered.map((signal) => signal.aborted).join()"))
                .isEqualTo("true");
    }

    @Test
    void shouldReadAloudWhatTheRowsComeTo() {
        OpenPage page = visit("/sales?range=90d");

        open(page, "#categories tbody a");

        assertThat(BROWSER.driver().findElements(By.cssSelector("#drill [aria-live], #drill [role=status]")))
                .singleElement()
                .satisfies(live -> assertThat(live.getText())
                        .contains(" lines add up to ", "to the cent what “Category sales per hour” says."));
        assertThat(page.find("#drill code").getText()).isEqualTo("mart.revenue_by_category_per_hour");
    }

    // Chromium may leave out steps of the history that scripts alone have made, so the page is touched as by a person.
    private static OpenPage visit(String address) {
        OpenPage page = OpenPage.visit(BROWSER, PagesShop.api().uri(address));
        page.find("h1").click();
        return page;
    }

    private static void open(OpenPage page, String link) {
        page.run("document.querySelector(arguments[0]).click()", link);
        Panel.awaitText(".drill-sum", "add up to");
    }

    private static void close(OpenPage page) {
        page.find("#drill .drill-head [aria-label=Close]").click();
        Panel.awaitClosed();
    }
}
