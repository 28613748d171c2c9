package io.shopstream.api.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.Browser;
import io.shopstream.api.ScreenshotOnFailure;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each page as it opens for the first time: complete, small, without a complaint of the browser, for everybody. */
class PagesIT {
    private static final long MAX_BYTES = 500_000;
    private static final String BYTES = """
            return [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
              .reduce((sum, { transferSize }) => sum + transferSize, 0);
            """;
    private static final String HOSTS = """
            return [...new Set(performance.getEntriesByType("resource").map(({ name }) => new URL(name).host))];
            """;
    // A download would leave the page; its address is what matters.
    private static final String CSV = """
            document.addEventListener("click", (event) => event.preventDefault());
            return [...document.querySelectorAll(".tile[data-state=ready] .card-actions a")].map((link) => {
              link.click();
              return link.href.slice(location.origin.length);
            });
            """;
    private static final String PICTURES = """
            const saved = [];
            const click = HTMLAnchorElement.prototype.click;
            HTMLAnchorElement.prototype.click = function () { saved.push(this); };
            const buttons = [...document.querySelectorAll(".tile[data-state=ready] .card-actions button")]
              .filter((button) => button.textContent === "PNG");
            buttons.forEach((button) => button.click());
            HTMLAnchorElement.prototype.click = click;
            return saved.map((link) => [link.download, link.href]);
            """;

    private final Browser browser = Browser.shared();

    @RegisterExtension
    private final ScreenshotOnFailure onFailure = new ScreenshotOnFailure(() -> browser);

    @BeforeEach
    void forget() {
        browser.complaints();
        browser.driver().executeCdpCommand("Network.clearBrowserCache", Map.of());
    }

    @AfterEach
    void leave() {
        browser.leave();
    }

    @ParameterizedTest
    @ValueSource(strings = {"executive", "sales", "customers", "products", "pipeline"})
    void shouldShowAnAnalysisPage(String name) {
        OpenPage page = OpenPage.visit(browser, PagesShop.api().uri("/" + name));

        assertThat(page.states())
                .hasSizeGreaterThan(5)
                .allSatisfy((card, state) -> assertThat(state).as(card).isEqualTo("ready"));
        assertSmall(MAX_BYTES / 2);
        assertDownloads(page);
        Accessibility.check(browser, name);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldListReportsAndWriteOneOnRequest() {
        OpenPage page = OpenPage.visit(browser, PagesShop.api().uri("/reports"));

        assertThat(page.states()).containsEntry("write", "ready").containsKey("archive");
        assertThat(page.run("return [...document.querySelectorAll('#write [data-report]')].map(b => b.textContent)"))
                .isEqualTo(List.of("HTML", "PDF", "Excel"));
        page.run("window.saved = []; const click = HTMLAnchorElement.prototype.click;"
                + " HTMLAnchorElement.prototype.click = function () {"
                + " if (this.download) saved.push(this.download); else click.call(this); };"
                + " document.querySelector('#write [data-report=xlsx]').click()");
        await("the report is saved")
                .atMost(Browser.timeout())
                .until(() -> String.valueOf(page.run("return saved.join()")), name -> name.endsWith(".xlsx"));
        Accessibility.check(browser, "reports");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void shouldShowTheLivePage() {
        browser.visit(PagesShop.api().uri("/"));
        await("the page has its numbers")
                .atMost(Browser.timeout())
                .until(() -> browser.rootData("content"), "ready"::equals);

        assertSmall(MAX_BYTES / 2);
        Accessibility.check(browser, "live");
        assertThat(browser.complaints()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"session.html", "wall"})
    void shouldShowTheOtherPages(String name) {
        browser.visit(PagesShop.api().uri("/" + name));

        assertSmall(5_000);
        Accessibility.check(browser, name);
        assertThat(browser.complaints()).isEmpty();
    }

    /** @param least what it has in any case: less were a measurement from the cache */
    private void assertSmall(long least) {
        Object bytes = Objects.requireNonNull(browser.driver().executeScript(BYTES));
        assertThat(((Number) bytes).longValue()).as("bytes of a first visit").isBetween(least, MAX_BYTES);
        assertThat((List<?>) browser.driver().executeScript(HOSTS)).hasSize(1);
    }

    private static void assertDownloads(OpenPage page) {
        for (Object address : (List<?>) Objects.requireNonNull(page.run(CSV))) {
            HttpResponse<String> answer = PagesShop.api().get(String.valueOf(address));
            assertThat(answer.statusCode()).as(address + " " + answer.body()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/csv");
            assertThat(answer.body().lines().count())
                    .as(String.valueOf(address))
                    .isGreaterThan(1);
        }
        List<?> pictures = (List<?>) Objects.requireNonNull(page.run(PICTURES));
        assertThat(pictures).isNotEmpty().allSatisfy(picture -> {
            assertThat(String.valueOf(((List<?>) picture).getFirst())).endsWith(".png");
            assertThat(String.valueOf(((List<?>) picture).getLast()))
                    .startsWith("data:image/png;base64,")
                    .hasSizeGreaterThan(4_000);
        });
    }
}
