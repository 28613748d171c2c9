package io.shopstream.api;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Takes a screenshot of the browser when a test fails. */
public final class ScreenshotOnFailure implements AfterTestExecutionCallback {
    private final Supplier<@Nullable Browser> browser;

    public ScreenshotOnFailure(Supplier<@Nullable Browser> browser) {
        this.browser = browser;
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        Browser open = browser.get();
        if (open != null && context.getExecutionException().isPresent()) {
            open.screenshot("failed-" + context.getRequiredTestMethod().getName());
        }
    }
}
