package io.shopstream.streams.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.pace.FreshnessBudget;
import io.shopstream.streams.topology.RecordedWatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.MockProcessorContext.CapturedPunctuator;
import org.junit.jupiter.api.Test;

class TaskLifeTest {
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final RecordedWatch watch = new RecordedWatch();
    private final MockProcessorContext<Void, Void> context = new MockProcessorContext<>();
    private final TaskLife life = new TaskLife(watch, List.of("store"));
    private final List<String> done = new ArrayList<>();

    @Test
    void shouldEndWhatWasScheduledBeforeATaskIsRevived() {
        life.begin(context);
        life.every(EVERY, now -> done.add("first"));
        new Shortly(life, () -> done.add("first, shortly")).ask(EVERY);
        life.live();
        life.end();
        life.begin(context);
        life.every(EVERY, now -> done.add("second"));
        tick();
        assertThat(done).containsExactly("second");
    }

    @Test
    void shouldEndItAlsoWithoutAClose() {
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
        life.live();
        life.end();
        life.end();
        assertThat(watch.count("live store 0")).isEqualTo(1);
        assertThat(watch.count("gone store 0")).isEqualTo(1);
    }

    @Test
    void shouldDoOnceWhatItIsAskedOftenAndNotWhatIsCancelled() {
        life.begin(context);
        Shortly shortly = new Shortly(life, () -> done.add("done"));
        shortly.ask(EVERY);
        shortly.ask(EVERY);
        tick();
        tick();
        assertThat(done).containsExactly("done");
        shortly.ask(EVERY);
        shortly.cancel();
        tick();
        assertThat(done).containsExactly("done");
        shortly.ask(EVERY);
        tick();
        assertThat(done).containsExactly("done", "done");
    }

    @Test
    void shouldAskForOneCommitWhileRecordsAreLive() {
        life.begin(context);
        CommitPacer pacer = new CommitPacer(life);
        context.setCurrentSystemTimeMs(1_000_000);
        assertThat(pacer.saw(1_000_000 - CommitPacer.LIVE.toMillis() - 1)).isFalse();
        tick();
        assertThat(context.committed()).isFalse();
        assertThat(pacer.saw(1_000_000 - CommitPacer.LIVE.toMillis())).isTrue();
        tick();
        assertThat(context.committed()).isTrue();
        context.resetCommit();
        tick();
        assertThat(context.committed()).isFalse();
    }

    @Test
    void shouldSpaceCommitsOutUnderTraffic() {
        life.begin(context);
        CommitPacer pacer = new CommitPacer(life);
        context.setCurrentSystemTimeMs(2_000_000);
        pacer.saw(2_000_000);
        assertThat(delays()).containsExactly(Duration.ofMillis(20));
        pacer.committed();
        context.setCurrentSystemTimeMs(2_000_100);
        pacer.saw(2_000_100);
        assertThat(delays()).containsExactly(Duration.ofMillis(20), FreshnessBudget.COMMIT.minusMillis(100));
        pacer.committed();
        context.setCurrentSystemTimeMs(2_001_000);
        pacer.saw(2_001_000);
        assertThat(delays()).last().isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void shouldSpaceOutTheCommitsOfAllTasksOfAThread() {
        life.begin(context);
        context.setCurrentSystemTimeMs(3_000_000);
        new CommitPacer(life).committed();
        new CommitPacer(life).saw(3_000_000);
        assertThat(delays()).containsExactly(FreshnessBudget.COMMIT);
    }

    private List<Duration> delays() {
        return context.scheduledPunctuators().stream()
                .map(each -> each.getInterval())
                .toList();
    }

    private void tick() {
        for (CapturedPunctuator each : List.copyOf(context.scheduledPunctuators())) {
            if (!each.cancelled()) {
                each.getPunctuator().punctuate(0);
            }
        }
    }
}
