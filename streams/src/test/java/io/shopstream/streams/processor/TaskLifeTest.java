package io.shopstream.streams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.streams.topology.RecordedWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class TaskLifeTest {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final RecordedWatch listener = new RecordedWatch();
    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final TaskLife life = new TaskLife(listener, List.of("store"));
    private final List<String> done = new ArrayList<>();

    @Test
    void shouldCancelPunctuationsOfARevivedTask() {
        life.begin(context);
        life.every(EVERY, now -> done.add("first"));
        new DebouncedAction(life, () -> done.add("first, debounced")).schedule(EVERY);
        life.announceStores();
        life.end();
        life.begin(context);
        life.every(EVERY, now -> done.add("second"));
        tick();
        assertThat(done).containsExactly("second");
    }

    @Test
    void shouldCancelPunctuationsWithoutAClose() {
        life.begin(context);
        life.every(EVERY, now -> done.add("first"));
        life.begin(context);
        tick();
        assertThat(done).isEmpty();
    }

    @Test
    void shouldAnnounceStoresOnceEach() {
        life.end();
        life.begin(context);
        life.announceStores();
        life.end();
        life.end();
        assertThat(listener.count("live store 0")).isEqualTo(1);
        assertThat(listener.count("gone store 0")).isEqualTo(1);
    }

    @Test
    void shouldRunOncePerDelayAndNotWhenCancelled() {
        life.begin(context);
        DebouncedAction debouncedAction = new DebouncedAction(life, () -> done.add("done"));
        debouncedAction.schedule(EVERY);
        debouncedAction.schedule(EVERY);
        tick();
        tick();
        assertThat(done).containsExactly("done");
        debouncedAction.schedule(EVERY);
        debouncedAction.cancel();
        tick();
        assertThat(done).containsExactly("done");
        debouncedAction.schedule(EVERY);
        tick();
        assertThat(done).containsExactly("done", "done");
    }

    private void tick() {
        for (CapturedPunctuator each : List.copyOf(context.scheduledPunctuators())) {
            if (!each.cancelled()) {
                each.getPunctuator().punctuate(0);
            }
        }
    }
}
