package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.support.LonelyApi;
import io.shopstream.api.support.RunningApi;
import io.shopstream.embedded.http.RawHttp;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;

/** What a browser may do with the pages: all that they need, and no more. */
class ContentPolicyIT {
    private final RunningApi api = LonelyApi.get();

    @AfterEach
    void leave() {
        Browser.shared().leave();
    }

    // The live page with its numbers is in LivePageIT.
    @ParameterizedTest
    @CsvSource({
        "/, main",
        "/session.html, main",
        "/problems/key-required, h1",
        "/swagger-ui/index.html, .opblock",
    })
    void shouldShowEveryPage(String path, String part) {
        Browser browser = Browser.shared();
        browser.visit(api.uri(path));
        await(part).atMost(Browser.timeout()).until(() -> !browser.driver()
                .findElements(By.cssSelector(part))
                .isEmpty());

        assertThat(browser.violations()).isEmpty();
    }

    @Test
    void shouldRunNoScriptThatAPageContains() {
        Browser browser = Browser.shared();
        browser.visit(api.uri("/session.html"));

        browser.driver().executeScript("""
                const script = document.createElement("script");
                script.textContent = "window.ran = true";
                document.head.append(script);
                """);

        assertThat(browser.driver().executeScript("return window.ran")).isNull();
        // The browser writes its log a moment later, and each reading empties it.
        List<String> violations = new ArrayList<>();
        await("the browser reports the script").atMost(Browser.timeout()).untilAsserted(() -> {
            violations.addAll(browser.violations());
            assertThat(violations).hasSize(1);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/etl/status", "/api/nothing", "/%zz", "/v3/api-docs", "/swagger-ui/index.html"})
    void shouldRestrictBrowsersInEveryAnswer(String path) {
        RawHttp.Answer answer = RawHttp.send(api.port(), "GET " + path + " HTTP/1.1|Host: localhost");

        assertThat(answer.isGuarded()).as(answer.head()).isTrue();
        assertThat(answer.head())
                .contains("Content-Security-Policy: default-src 'self';")
                .contains("; style-src-attr 'unsafe-inline';")
                .doesNotContain("'self' 'unsafe-inline'")
                .doesNotContain("unsafe-eval")
                .doesNotContain("Strict-Transport-Security");
    }
}
