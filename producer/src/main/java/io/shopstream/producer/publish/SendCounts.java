package io.shopstream.producer.publish;

import io.shopstream.producer.faults.Fault;
import io.shopstream.schemas.query.ProducerStatus.TopicCounts;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts records sent (accepted by the Kafka client), acknowledged by the broker, and failed. Every sent record ends as
 * either acknowledged or failed, so {@code sent - acked - failed} are in flight. Thread-safe.
 */
public final class SendCounts {
    private final Map<String, Counters> topics = new ConcurrentHashMap<>();
    private final Map<Fault, LongAdder> faults = new EnumMap<>(Fault.class);
    private final Counters total = new Counters();
    private final Clock clock;
    private volatile long progressAtMillis;

    public SendCounts(Clock clock) {
        this.clock = clock;
        for (Fault fault : Fault.values()) {
            faults.put(fault, new LongAdder());
        }
        this.progressAtMillis = clock.millis();
    }

    void sent(String topic) {
        if (inFlight() == 0) {
            progressAtMillis = clock.millis();
        }
        total.add(Counters.SENT, 1);
        counters(topic).add(Counters.SENT, 1);
    }

    void acked(String topic) {
        counters(topic).add(Counters.ACKED, 1);
        total.add(Counters.ACKED, 1);
        progressAtMillis = clock.millis();
    }

    void failed(String topic) {
        counters(topic).add(Counters.FAILED, 1);
        total.add(Counters.FAILED, 1);
    }

    /** Counts an acknowledged record that is faulty on purpose. */
    void faultAcked(Fault fault) {
        Objects.requireNonNull(faults.get(fault)).increment();
    }

    /** Acknowledged faulty records by the fault's code; contains every fault, with 0 if none. */
    public Map<String, Long> faults() {
        Map<String, Long> counts = new TreeMap<>();
        faults.forEach((fault, count) -> counts.put(fault.code(), count.sum()));
        return counts;
    }

    /** Reverts {@link #sent} for a record that the client did not accept. */
    void withdrawn(String topic) {
        counters(topic).add(Counters.SENT, -1);
        total.add(Counters.SENT, -1);
    }

    /** How long records have been in flight without an acknowledgement; zero if none is in flight. */
    public Duration stalledFor() {
        return inFlight() == 0 ? Duration.ZERO : Duration.ofMillis(clock.millis() - progressAtMillis);
    }

    public long inFlight() {
        return total.counts().inFlight();
    }

    /** Counts per topic, sorted by name. */
    public Map<String, TopicCounts> counts() {
        Map<String, TopicCounts> counts = new TreeMap<>();
        topics.forEach((topic, counters) -> counts.put(topic, counters.counts()));
        return counts;
    }

    private Counters counters(String topic) {
        Counters known = topics.get(topic);
        return known != null ? known : topics.computeIfAbsent(topic, name -> new Counters());
    }

    private static final class Counters {
        // 128 bytes apart, since cache lines are fetched in pairs: one thread counts sends, another acknowledgements.
        private static final int CELL_DISTANCE = 16;
        private static final int SENT = CELL_DISTANCE;
        private static final int ACKED = 2 * CELL_DISTANCE;
        private static final int FAILED = 3 * CELL_DISTANCE;

        private final AtomicLongArray cells = new AtomicLongArray(4 * CELL_DISTANCE);

        void add(int cell, long change) {
            cells.getAndAdd(cell, change);
        }

        // Reads SENT last: otherwise a record sent and acknowledged in between would make inFlight negative.
        TopicCounts counts() {
            long acked = cells.get(ACKED);
            long failed = cells.get(FAILED);
            long sent = Math.max(cells.get(SENT), acked + failed);
            return new TopicCounts(sent, acked, failed, sent - acked - failed);
        }
    }
}
