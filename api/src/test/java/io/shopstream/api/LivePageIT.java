package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.shopstream.api.pages.Accessibility;
import io.shopstream.api.support.BusyShop;
import io.shopstream.api.support.Catalogue;
import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.TestWarehouse;
import io.shopstream.embedded.Platform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.embedded.host.Ports;
import io.shopstream.schemas.topic.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The live page in a real browser, on real topics and a real warehouse, with fake streams. */
class LivePageIT {
    private static final Topics TOPICS = Topics.prefixed("live-page-");

    private static final List<AutoCloseable> OPENED = new ArrayList<>();

    private static Browser browser;
    private static TestWarehouse warehouse;
    private static FakeStreams streams;
    private static RunningApi api;

    @RegisterExtension
    private final ScreenshotOnFailure onFailure = new ScreenshotOnFailure(() -> browser);

    @BeforeAll
    static void open() {
        browser = Browser.shared();
        BusyShop.provision(SharedPlatform.get(), TOPICS);
        warehouse = TestWarehouse.create("live_page");
        warehouse.execute(IntStream.range(0, Catalogue.NAMES.size())
                .mapToObj(i -> "insert into warehouse.products (product_id, name, version) values ('P-%04d', '%s', 1)"
                        .formatted(1000 + i, Catalogue.NAMES.get(i)))
                .collect(Collectors.joining(";")));
        FakeShop shop = new FakeShop();
        streams = opened(new FakeStreams(shop));
        opened(new BusyShop(SharedPlatform.get(), TOPICS, shop)).open();
        // The restart needs the same port, so it is one that no outgoing connection can take.
        api = opened(RunningApi.start(settings(TOPICS, streams, Ports.free())));
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
        OPENED.reversed().forEach(LivePageIT::close);
    }

    private static <T extends AutoCloseable> T opened(T part) {
        OPENED.add(part);
        return part;
    }

    private static void close(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, Object> settings(Topics topics, FakeStreams streams, int port) {
        Platform platform = SharedPlatform.get();
        Map<String, Object> settings = new HashMap<>();
        settings.put("server.port", port);
        settings.put("shopstream.kafka", platform.kafka().bootstrapServers());
        settings.put("shopstream.registry", platform.registry().url());
        settings.put("shopstream.topic-prefix", topics.prefix());
        settings.put("shopstream.streams", streams.uri().toString());
        settings.put("shopstream.warehouse.url", warehouse.url());
        return settings;
    }

    private void awaitData(String name, String value) {
        await("page is %s=%s".formatted(name, value))
                .atMost(Browser.timeout())
                .until(() -> browser.rootData(name), value::equals);
    }

    private void awaitText(String id, String text) {
        await(id + " says " + text).atMost(Browser.timeout()).until(() -> browser.text(id), all -> all.contains(text));
    }

    private String net() {
        return browser.text("net");
    }

    @Test
    void shouldUpdateTheRevenue() {
        browser.visit(api.uri("/"));
        awaitData("content", "ready");
        String first = net();
        await("the revenue changes").atMost(Browser.timeout()).until(this::net, next -> !next.equals(first));
        await("orders a second are counted")
                .atMost(Browser.timeout())
                .until(() -> browser.text("orders-rate"), rate -> !rate.equals("–") && !rate.equals("0.0"));
        await("orders are listed with their country")
                .atMost(Browser.timeout())
                .until(() -> browser.text("latest"), list -> list.contains("units"));
        awaitText("products", Catalogue.NAMES.getLast().substring(0, 4));
        screenshots("busy");
        screenshot("busy", 390, "light");
        screenshot("busy", 1440, "dark");
    }

    @Test
    void shouldKeepTheRowOfAnOrderAsLongAsItIsListed() {
        browser.visit(api.uri("/"));
        await("orders are listed")
                .atMost(Browser.timeout())
                .until(() -> browser.text("latest"), list -> list.contains("units"));
        // Newer orders are above, and those that are still listed have the rows they had. Each change is compared with
        // the list before it: after a stall of some seconds no order of an older list is listed any more.
        browser.driver().executeScript("""
                const list = document.getElementById("latest");
                const rows = () => new Map([...list.children].map((row) => [row.dataset.order, row]));
                let before = rows();
                window.changes = { kept: 0, replaced: 0 };
                new MutationObserver(() => {
                  const now = rows();
                  if (now.size > 0 && !before.has(now.keys().next().value)) {
                    for (const [order, row] of now) {
                      if (before.has(order)) changes[before.get(order) === row ? "kept" : "replaced"] += 1;
                    }
                  }
                  before = now;
                }).observe(list, { childList: true });
                """);
        await("newer orders are listed above others")
                .atMost(Browser.timeout())
                .until(
                        () -> browser.driver().executeScript("return changes.kept + changes.replaced > 0"),
                        Boolean.TRUE::equals);
        assertThat(browser.driver().executeScript("return changes.replaced"))
                .as("orders that got another row")
                .isEqualTo(0L);
        assertThat(browser.driver()
                        .executeScript("return document.querySelector('#latest a').getAttribute('href')")
                        .toString())
                .matches(".*\\?order=A-\\d+");
    }

    @Test
    void shouldReportARestartOfTheApiAndReconnect() {
        browser.visit(api.uri("/"));
        awaitData("connection", "live");
        int port = api.port();
        api.close();
        try {
            awaitData("connection", "lost");
            awaitText("notice", "Connection lost");
            awaitText("notice", "trying again");
            screenshots("lost");
        } finally {
            api = opened(RunningApi.start(settings(TOPICS, streams, port)));
        }
        awaitData("connection", "live");
        String first = net();
        await("the revenue changes again").atMost(Browser.timeout()).until(this::net, next -> !next.equals(first));
        await("the notice is calm again")
                .atMost(Browser.timeout())
                .until(() -> browser.text("notice"), text -> !text.contains("lost"));
    }

    @Test
    void shouldSayWhatToDoWithoutOrders() {
        Topics quiet = Topics.prefixed("live-page-quiet-");
        BusyShop.provision(SharedPlatform.get(), quiet);
        try (FakeStreams nothing = new FakeStreams(new FakeShop());
                RunningApi empty = RunningApi.start(settings(quiet, nothing, 0))) {
            browser.visit(empty.uri("/"));
            awaitData("content", "ready");
            await("all parts are up")
                    .atMost(Browser.timeout())
                    .until(() -> browser.text("pipeline-sum"), "all parts up"::equals);
            awaitText("latest-empty", "No orders yet");
            awaitText("latest-empty", "./shopstream import FILE");
            awaitText("notice", "waiting for the first order");
            screenshots("empty");
        }
    }

    @Test
    void shouldNameThePartThatIsDown() {
        browser.visit(api.uri("/"));
        awaitData("content", "ready");
        await("sales are shown").atMost(Browser.timeout()).until(() -> browser.rootData("minutes"), "some"::equals);
        streams.available(false);
        try {
            await("the notice names streams")
                    .atMost(Browser.timeout())
                    .until(() -> browser.text("notice"), text -> text.contains("Streams is down since"));
            assertThat(browser.rootData("connection")).isEqualTo("live");
            screenshots("broken");
        } finally {
            streams.available(true);
        }
        await("the notice is calm again")
                .atMost(Browser.timeout())
                .until(() -> browser.text("notice"), text -> text.contains("as of"));
    }

    // Themes differ in colours only: each width is checked in every state, and once in both themes.
    private void screenshots(String state) {
        screenshot(state, 1440, "light");
        screenshot(state, 390, "dark");
        Accessibility.check(browser, "the live page, " + state);
    }

    private void screenshot(String state, int width, String theme) {
        browser.size(width, width == 390 ? 844 : 1000);
        browser.driver()
                .executeScript(
                        "document.documentElement.dataset.theme !== arguments[0]"
                                + " && document.getElementById('theme').click()",
                        theme);
        browser.awaitDrawn("minutes-chart");
        await("the page is as wide as the screen")
                .pollDelay(Duration.ZERO)
                .untilAsserted(() -> assertNothingScrollsSideways(width));
        browser.screenshot("%s-%d-%s".formatted(state, width, theme));
    }

    private static void assertNothingScrollsSideways(int width) {
        Object content = browser.driver().executeScript("return document.documentElement.scrollWidth");
        assertThat(content).as("width of the content on a screen of %d", width).isEqualTo((long) width);
    }
}
