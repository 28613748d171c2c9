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
 * What was handed to the Kafka client, what the broker has acknowledged and what it never will. Every record that was
 * handed over ends up in exactly one of the other two, so {@code sent - acked - failed} are under way. Thread-safe.
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

    /** One of the acknowledged records was faulty on purpose. */
    void faultAcked(Fault fault) {
        Objects.requireNonNull(faults.get(fault)).increment();
    }

    /** Acknowledged faulty records by the fault's code, every fault named. */
    public Map<String, Long> faults() {
        Map<String, Long> counts = new TreeMap<>();
        faults.forEach((fault, count) -> counts.put(fault.code(), count.sum()));
        return counts;
    }

    /** Taken back: the client refused it at once, so it was never handed over. */
    void refused(String topic) {
        counters(topic).add(Counters.SENT, -1);
        total.add(Counters.SENT, -1);
    }

    /** How long records have been under way without any being acknowledged. */
    public Duration stalledFor() {
        return inFlight() == 0 ? Duration.ZERO : Duration.ofMillis(clock.millis() - progressAtMillis);
    }

    public long inFlight() {
        return total.counts().inFlight();
    }

    /** Per topic, sorted by name. */
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
        // A cache line each, and the neighbour that is fetched with it: one thread sends, another hears of the end.
        private static final int APART = 16;
        private static final int SENT = APART;
        private static final int ACKED = 2 * APART;
        private static final int FAILED = 3 * APART;

        private final AtomicLongArray cells = new AtomicLongArray(4 * APART);

        void add(int cell, long change) {
            cells.getAndAdd(cell, change);
        }

        // Ends first: read the other way round, an acknowledgement in between would make the difference negative.
        TopicCounts counts() {
            long ended = cells.get(ACKED);
            long lost = cells.get(FAILED);
            long begun = Math.max(cells.get(SENT), ended + lost);
            return new TopicCounts(begun, ended, lost, begun - ended - lost);
        }
    }
}
