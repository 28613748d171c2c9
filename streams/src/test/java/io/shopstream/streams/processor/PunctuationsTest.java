package io.shopstream.streams.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class PunctuationsTest {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final Punctuations punctuations = new Punctuations();
    private final List<String> done = new ArrayList<>();

    @Test
    void shouldCancelPunctuationsOfARevivedTask() {
        punctuations.begin(context);
        punctuations.every(EVERY, now -> done.add("first"));
        new DebouncedAction(punctuations, () -> done.add("first, debounced")).schedule(EVERY);
        punctuations.end();
        punctuations.begin(context);
        punctuations.every(EVERY, now -> done.add("second"));
        tick();
        assertThat(done).containsExactly("second");
    }

    @Test
    void shouldCancelPunctuationsWithoutAClose() {
        punctuations.begin(context);
        punctuations.every(EVERY, now -> done.add("first"));
        punctuations.begin(context);
        tick();
        assertThat(done).isEmpty();
    }

    @Test
    void shouldRunOncePerDelayAndNotWhenCancelled() {
        punctuations.begin(context);
        DebouncedAction debouncedAction = new DebouncedAction(punctuations, () -> done.add("done"));
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
