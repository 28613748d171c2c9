package io.shopstream.streams.runtime.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class AbortedTailDetectorTest {
    private static final TopicPartition INPUT = new TopicPartition("orders", 0);

    private final List<String> reads = new ArrayList<>();
    private AbortedTailDetector.Seen seen = new AbortedTailDetector.Seen(0, false);
    private final AbortedTailDetector tails = new AbortedTailDetector((partition, from, to) -> {
        reads.add(from + "-" + to);
        return seen;
    });

    @Test
    void shouldSkipTailsWithoutRecords() {
        sample(5, 9, AbortedTailDetector.SAMPLES);
        seen = new AbortedTailDetector.Seen(9, false);
        tails.read();

        assertThat(reads).containsExactly("5-9");
        assertThat(sample(5, 9, 1).lag()).isZero();
        assertThat(sample(5, 12, 1).lag()).isEqualTo(3);
        tails.read();
        assertThat(reads).containsExactly("5-9", "9-12");
    }

    @Test
    void shouldNotReadWhileThePositionMoves() {
        for (int position = 0; position < 20; position++) {
            sample(position, 50, AbortedTailDetector.SAMPLES - 1);
            tails.read();
        }

        assertThat(reads).isEmpty();
    }

    @Test
    void shouldStopAtARecordAndNotReadAgain() {
        sample(5, 9, AbortedTailDetector.SAMPLES);
        seen = new AbortedTailDetector.Seen(7, true);
        tails.read();
        assertThat(sample(5, 9, AbortedTailDetector.SAMPLES).lag()).isEqualTo(2);
        tails.read();

        assertThat(reads).containsExactly("5-9");
        assertThat(sample(8, 9, 1).lag()).isOne();
    }

    @Test
    void shouldResumeWhereItStopped() {
        sample(5, 9, AbortedTailDetector.SAMPLES);
        seen = new AbortedTailDetector.Seen(6, false);
        tails.read();
        sample(5, 9, 1);
        seen = new AbortedTailDetector.Seen(9, false);
        tails.read();

        assertThat(reads).containsExactly("5-9", "6-9");
        assertThat(sample(5, 9, 1).lag()).isZero();
    }

    @Test
    void shouldForgetATailOnceThePositionIsElsewhere() {
        sample(5, 9, AbortedTailDetector.SAMPLES);
        seen = new AbortedTailDetector.Seen(9, false);
        tails.read();

        assertThat(sample(3, 9, 1).lag()).isEqualTo(6);
    }

    private InputOffsets sample(long position, long end, int times) {
        InputOffsets known = new InputOffsets(Map.of(), Map.of(), Map.of());
        for (int time = 0; time < times; time++) {
            known = tails.skipEmptyTails(new InputOffsets(Map.of(INPUT, position), Map.of(INPUT, end), Map.of()));
        }
        return known;
    }
}
