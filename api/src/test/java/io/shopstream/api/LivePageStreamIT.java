package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.sse.SseBroadcaster;
import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.TestWarehouse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.WindowType;

/** When the live page keeps its stream open: a browser has six connections to a host. */
class LivePageStreamIT {
    // Chromium itself closes the stream of a page that was left after a minute.
    private static final Duration AT_ONCE = Duration.ofSeconds(30);

    private static Browser browser;
    private static FakeStreams streams;
    private static RunningApi api;

    @RegisterExtension
    private final ScreenshotOnFailure onFailure = new ScreenshotOnFailure(() -> browser);

    @BeforeAll
    static void open() {
        browser = Browser.shared();
        TestWarehouse warehouse = TestWarehouse.create("live_page_stream");
        streams = new FakeStreams(new FakeShop());
        api = RunningApi.start(
                Map.of("shopstream.streams", streams.uri().toString(), "shopstream.warehouse.url", warehouse.url()));
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

    private static void awaitStreams(String when, int number) {
        SseBroadcaster broadcaster = api.context().getBean(SseBroadcaster.class);
        await("open streams " + when).atMost(AT_ONCE).until(broadcaster::clientCount, count -> count == number);
    }

    private static void awaitConnection(String state) {
        await("the page is " + state)
                .atMost(Browser.timeout())
                .until(() -> browser.rootData("connection"), state::equals);
    }

    @Test
    void shouldCloseItWhenThePageIsLeft() {
        browser.visit(api.uri("/"));
        awaitConnection("live");
        browser.visit(api.uri("/pipeline"));
        awaitStreams("once the page is left", 0);

        browser.driver().navigate().back();
        awaitConnection("live");
        awaitStreams("on the way back", 1);
    }

    @Test
    void shouldCloseItWhileThePageIsInTheBackground() {
        browser.visit(api.uri("/"));
        awaitConnection("live");
        String first = browser.driver().getWindowHandle();
        String second = browser.driver().switchTo().newWindow(WindowType.TAB).getWindowHandle();
        try {
            awaitStreams("while another tab is seen", 0);
            browser.driver().switchTo().window(first);
            assertThat(browser.rootData("connection"))
                    .as("it was closed on purpose")
                    .isNotEqualTo("lost");
            browser.driver().executeCdpCommand("Page.bringToFront", Map.of());
            awaitConnection("live");
            awaitStreams("when the page is seen again", 1);
        } finally {
            browser.driver().switchTo().window(second).close();
            browser.driver().switchTo().window(first);
        }
    }
}
