package io.shopstream.sink.rebuild;

import io.shopstream.sink.fixture.TestTopics;
import io.shopstream.sink.fixture.TestWarehouse;
import java.util.Random;

/**
 * A random history that is loaded once, for tests that do not write to the log. Each gets its own copy of the
 * warehouse.
 */
final class LoadedPast implements AutoCloseable {
    /** The history that the classes of one JVM share; its clients end with the JVM. */
    private static final class Shared {
        private static final LoadedPast PAST = of(5, 2_000);
    }

    private final TestTopics topics;
    private final TestWarehouse loaded;

    private LoadedPast(TestTopics topics, TestWarehouse loaded) {
        this.topics = topics;
        this.loaded = loaded;
    }

    static LoadedPast shared() {
        return Shared.PAST;
    }

    /** A history of its own, for a test that deletes records from the log. */
    static LoadedPast of(long seed, int steps) {
        TestTopics topics = TestTopics.create();
        new RandomPast(new Random(seed), topics).write(steps);
        TestWarehouse warehouse = TestWarehouse.create();
        try (RebuildHarness harness = new RebuildHarness(topics, warehouse)) {
            harness.loadAll();
        }
        return new LoadedPast(topics, warehouse);
    }

    /** A harness with everything loaded. */
    RebuildHarness harness() {
        return new RebuildHarness(topics, loaded.copy());
    }

    /** A harness with the log and an empty warehouse. */
    RebuildHarness emptyHarness() {
        return new RebuildHarness(topics, TestWarehouse.create());
    }

    @Override
    public void close() {
        topics.close();
    }
}
