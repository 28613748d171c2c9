package io.shopstream.api;

import static org.awaitility.Awaitility.await;

import io.shopstream.api.support.FakeProducer;
import io.shopstream.api.support.RunningApi;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The producer on the live page, with no other service running. */
class LivePageProducerIT {
    private final Browser browser = Browser.shared();

    @RegisterExtension
    private final ScreenshotOnFailure onFailure = new ScreenshotOnFailure(() -> browser);

    @AfterEach
    void leave() {
        browser.leave();
    }

    @Test
    void shouldShowTheHistoryAndTheFailureOfTheProducer() {
        try (FakeProducer producer = new FakeProducer();
                RunningApi api = RunningApi.start(
                        Map.of("shopstream.producer", producer.uri().toString()))) {
            browser.visit(api.uri("/"));
            awaitText("parts", "history 50 %, 5,000 records");

            producer.status(FakeProducer.status("RUNNING", null, FakeProducer.capture("SLOT_LOST", "take a snapshot")));
            awaitText("notice", "Producer is down since");
            awaitText("parts", "change capture has lost its replication slot: take a snapshot");

            producer.status(FakeProducer.status("PAUSED", null, FakeProducer.capture("STREAMING", null)));
            await("the notice leaves the producer alone")
                    .atMost(Browser.timeout())
                    .until(() -> browser.text("notice"), text -> !text.contains("Producer"));
            await("the producer is no longer counted")
                    .atMost(Browser.timeout())
                    .until(() -> browser.text("pipeline-sum"), "1 of 4 parts up"::equals);
        }
    }

    private void awaitText(String id, String text) {
        await(id + " says " + text).atMost(Browser.timeout()).until(() -> browser.text(id), all -> all.contains(text));
    }
}
