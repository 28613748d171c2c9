package io.shopstream.producer.publish;

import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * What was handed to the Kafka client, what the broker has acknowledged and what it never will. Every record that was
 * handed over ends up in exactly one of the other two, so {@code sent - acked - failed} are under way. Thread-safe.
 */
public final class Ledger {
    private final Map<String, Counters> topics = new ConcurrentHashMap<>();
    private final Clock clock;
    private volatile Instant progressAt;

    public Ledger(Clock clock) {
        this.clock = clock;
        this.progressAt = clock.instant();
    }

    void sent(String topic) {
        if (inFlight() == 0) {
            progressAt = clock.instant();
        }
        counters(topic).sent.increment();
    }

    void acked(String topic) {
        counters(topic).acked.increment();
        progressAt = clock.instant();
    }

    void failed(String topic) {
        counters(topic).failed.increment();
    }

    /** Taken back: the client refused it at once, so it was never handed over. */
    void refused(String topic) {
        counters(topic).sent.decrement();
    }

    /** How long records have been under way without any being acknowledged. */
    public Duration stalledFor() {
        return inFlight() == 0 ? Duration.ZERO : Duration.between(progressAt, clock.instant());
    }

    public long inFlight() {
        return topics.values().stream()
                .mapToLong(counters -> counters.counts().inFlight())
                .sum();
    }

    /** Per topic, sorted by name. */
    public Map<String, TopicCounts> counts() {
        Map<String, TopicCounts> counts = new TreeMap<>();
        topics.forEach((topic, counters) -> counts.put(topic, counters.counts()));
        return counts;
    }

    private Counters counters(String topic) {
        return topics.computeIfAbsent(topic, name -> new Counters());
    }

    private static final class Counters {
        private final LongAdder sent = new LongAdder();
        private final LongAdder acked = new LongAdder();
        private final LongAdder failed = new LongAdder();

        // Ends first: read the other way round, an acknowledgement in between would make the difference negative.
        TopicCounts counts() {
            long ended = acked.sum();
            long lost = failed.sum();
            long begun = Math.max(sent.sum(), ended + lost);
            return new TopicCounts(begun, ended, lost, begun - ended - lost);
        }
    }
}
