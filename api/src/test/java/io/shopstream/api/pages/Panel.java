package io.shopstream.api.pages;

import static org.awaitility.Awaitility.await;

import io.shopstream.api.Browser;
import org.openqa.selenium.By;

/** The panel that follows a number down to its records, in the shared browser. */
final class Panel {
    private Panel() {}

    /** Waits until the element says it; its text may be drawn anew meanwhile. */
    static void awaitText(String selector, String text) {
        await(selector + " says " + text)
                .atMost(Browser.timeout())
                .ignoreExceptions()
                .until(
                        () -> Browser.shared()
                                .driver()
                                .findElement(By.cssSelector(selector))
                                .getText(),
                        all -> all.contains(text));
    }

    static void awaitClosed() {
        await("the panel is closed").atMost(Browser.timeout()).until(() -> !isOpen());
    }

    static boolean isOpen() {
        return Browser.shared().driver().findElement(By.id("drill")).getDomAttribute("open") != null;
    }
}
