package io.shopstream.api.pages;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What axe-core finds on the page that is open: on a desk and on a phone, light and dark. */
public final class Accessibility {
    private static final int DESK = 1440;
    private static final int PHONE = 390;
    private static final String AXE = script();

    // Transitions of colours must be over before contrast is measured. Frames are pages that have tests of their own.
    private static final String RUN = """
            const [theme, rules, done] = arguments;
            document.documentElement.dataset.theme = theme;
            document.getAnimations().filter((animation) => animation instanceof CSSTransition)
              .forEach((transition) => transition.finish());
            const runOnly = rules.length > 0 ? { runOnly: { type: "rule", values: rules } } : {};
            axe.run(document, { resultTypes: ["violations"], iframes: false, ...runOnly }).then(({ violations }) => done(violations
              .filter(({ impact }) => impact === "serious" || impact === "critical")
              .map(({ id, impact, nodes }) => `${impact} ${id}: ` + nodes.slice(0, 5)
                .map(({ target, failureSummary }) => `${target.join(" ")} (${failureSummary.replace(/\\s+/g, " ")})`).join("; "))));
            """;

    private Accessibility() {}

    /** Asserts that there is nothing serious or critical. */
    public static void check(Browser browser, String state) {
        check(browser, state, DESK, "light", List.of());
        // Themes differ in colours only.
        check(browser, state, DESK, "dark", List.of("color-contrast"));
        check(browser, state, PHONE, "dark", List.of());
        check(browser, state, PHONE, "light", List.of("color-contrast"));
        browser.size(DESK, 1000);
    }

    private static void check(Browser browser, String state, int width, String theme, List<String> rules) {
        browser.size(width, width == PHONE ? 844 : 1000);
        if (!Boolean.TRUE.equals(browser.driver().executeScript("return 'axe' in window"))) {
            browser.driver().executeScript(AXE);
        }
        browser.driver().manage().timeouts().scriptTimeout(Browser.timeout());
        Object found = browser.driver().executeAsyncScript(RUN, theme, rules);
        assertThat((List<?>) found)
                .as("%s at %d pixels, %s", state, width, theme)
                .isEmpty();
    }

    private static String script() {
        try (InputStream axe = Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"))) {
            return new String(axe.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
