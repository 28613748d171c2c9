package io.shopstream.sink.rebuild;

import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import java.util.Random;

/** A random past that was loaded once, for tests that do not write to the log: each gets a warehouse of its own. */
final class LoadedPast implements AutoCloseable {
    private final TestTopics topics;
    private final TestWarehouse loaded;

    private LoadedPast(TestTopics topics, TestWarehouse loaded) {
        this.topics = topics;
        this.loaded = loaded;
    }

    static LoadedPast of(long seed, int steps) {
        TestTopics topics = TestTopics.create();
        new RandomPast(new Random(seed), topics).write(steps);
        TestWarehouse warehouse = TestWarehouse.create();
        try (RebuildHarness harness = new RebuildHarness(topics, warehouse)) {
            harness.loadAll();
        }
        return new LoadedPast(topics, warehouse);
    }

    /** With everything loaded. */
    RebuildHarness harness() {
        return new RebuildHarness(topics, loaded.copy());
    }

    /** With the log and an empty warehouse. */
    RebuildHarness emptyHarness() {
        return new RebuildHarness(topics, TestWarehouse.create());
    }

    @Override
    public void close() {
        topics.close();
    }
}
