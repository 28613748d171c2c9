package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/** Headless Chromium with a new profile, which its driver makes and deletes. */
public final class Browser {
    private static final Path CHROMIUM = program("CHROME_PATH", "/usr/bin/chromium");
    private static final Path DRIVER = program("CHROMEDRIVER_PATH", "/usr/bin/chromedriver");
    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    // After two frames the page has its new size; one more resize makes sure that a "finished" event follows.
    private static final String DRAWN = """
            const [id, done] = arguments;
            const transitions = document.getAnimations().filter((animation) => animation instanceof CSSTransition);
            transitions.forEach((transition) => transition.finish());
            requestAnimationFrame(() => requestAnimationFrame(() => {
              const chart = echarts.getInstanceByDom(document.getElementById(id));
              if (!chart) return done();
              const finished = () => {
                chart.off("finished", finished);
                done();
              };
              chart.on("finished", finished);
              chart.resize();
            }));
            """;

    private static @Nullable Browser shared;

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /**
     * The browser of all tests of this JVM, opened on first use and closed when the JVM ends: opening one takes
     * seconds. Skips the test if Chromium is not installed; fails if {@code CI=true}.
     */
    public static synchronized Browser shared() {
        Browser browser = shared;
        if (browser == null) {
            browser = open();
            Runtime.getRuntime().addShutdownHook(new Thread(browser::close, "shared-browser-close"));
            shared = browser;
        }
        return browser;
    }

    private static Path program(String variable, String usual) {
        return Path.of(System.getenv().getOrDefault(variable, usual));
    }

    private static Browser open() {
        boolean installed = Files.isExecutable(CHROMIUM) && Files.isExecutable(DRIVER);
        if ("true".equals(System.getenv("CI"))) {
            assertThat(installed)
                    .as("Chromium and its driver are installed on CI")
                    .isTrue();
        }
        assumeThat(installed)
                .as("no %s and %s here: the browser tests are skipped", CHROMIUM, DRIVER)
                .isTrue();
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toFile());
        options.setCapability("goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL"));
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--lang=en-GB");
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .build();
        return new Browser(new ChromeDriver(service, options));
    }

    /** Opens a page on a screen of the usual size. */
    public void visit(URI page) {
        size(1440, 1000);
        driver.get(page.toString());
    }

    /**
     * Leaves the page, which would otherwise go on connecting to its service, and its history: Chromium keeps 50 steps,
     * and drops those first that scripts alone have made, so a long history makes a test's own steps disappear.
     */
    public void leave() {
        driver.get("about:blank");
        driver.executeCdpCommand("Page.resetNavigationHistory", Map.of());
    }

    /** What the page wanted to load or run since the last call, and its policy forbids. */
    public List<String> violations() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .filter(message -> message.contains("Content Security Policy"))
                .toList();
    }

    /** Errors of the page since the last call: of its scripts, of what it could not load, of its policy. */
    public List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                .map(LogEntry::getMessage)
                .toList();
    }

    public ChromeDriver driver() {
        return driver;
    }

    /** Overrides device metrics, since a window cannot be as narrow as a phone. */
    public void size(int width, int height) {
        driver.manage().window().setSize(new Dimension(Math.max(width, 800), height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 800));
    }

    public String text(String id) {
        return driver.findElement(By.id(id)).getText();
    }

    public String rootData(String name) {
        return String.valueOf(driver.executeScript("return document.documentElement.dataset[arguments[0]]", name));
    }

    /** Returns once the chart, if there is one, is drawn for the current size and theme. */
    void awaitDrawn(String chart) {
        driver.manage().timeouts().scriptTimeout(timeout());
        driver.executeAsyncScript(DRAWN, chart);
    }

    /** Captures the whole page, not only the visible part. */
    public Path screenshot(String name) {
        Object data = driver.executeCdpCommand(
                        "Page.captureScreenshot", Map.of("format", "png", "captureBeyondViewport", true))
                .get("data");
        try {
            Files.createDirectories(SCREENSHOTS);
            return Files.write(
                    SCREENSHOTS.resolve(name + ".png"), OutputType.BYTES.convertFromBase64Png(String.valueOf(data)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Duration timeout() {
        return Duration.ofMinutes(2);
    }

    private void close() {
        driver.quit();
    }
}
