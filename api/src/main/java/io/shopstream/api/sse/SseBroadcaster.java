package io.shopstream.api.sse;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends every event to every client that has subscribed to its type and has its currency; an event without a currency
 * is for all currencies. Each event is encoded once and is the full state of its type, so the newest events of all
 * types are a complete snapshot: a new client gets those of its types at once, and a slow client may skip older events.
 */
public final class SseBroadcaster implements AutoCloseable {
    /** About two minutes of events of a busy shop in one currency. */
    private static final int RING_CAPACITY = 2_500;

    private final String epoch;
    private final int maxClients;
    private final ReentrantLock lock = new ReentrantLock();
    private final FrameRing ring = new FrameRing(RING_CAPACITY);
    private final Map<String, SseFrame> newest = new HashMap<>();
    private final List<SseClient> clients = new CopyOnWriteArrayList<>();
    private final AtomicLong conflated = new AtomicLong();
    private long sequence;
    private boolean closed;

    public SseBroadcaster(Clock clock, int maxClients) {
        this.epoch = Long.toString(clock.millis(), Character.MAX_RADIX);
        this.maxClients = maxClients;
    }

    /**
     * @param currency of the figures in the event; null if it is for all clients
     * @param json one line
     */
    public void publish(String type, @Nullable String currency, String json) {
        lock.lock();
        try {
            sequence++;
            SseFrame frame = SseFrame.of(new SseEventId(epoch, sequence), type, currency, json);
            ring.add(frame);
            newest.put(key(type, currency), frame);
            clients.forEach(client -> client.offer(frame));
        } finally {
            lock.unlock();
        }
    }

    /**
     * Connects a client and queues its first frames: the events it missed if {@code lastEventId} is still kept, else
     * the snapshot, after a {@code resync} event if it sent an id at all. Empty if there are too many clients or the
     * server is stopping.
     *
     * @param types of the events to send, beside {@code resync}
     */
    public Optional<SseClient> connect(String currency, Set<String> types, @Nullable String lastEventId) {
        lock.lock();
        try {
            if (closed || clients.size() >= maxClients) {
                return Optional.empty();
            }
            SseClient client = new SseClient(currency, types, conflated::incrementAndGet, clients::remove);
            firstFrames(lastEventId).forEach(client::offer);
            clients.add(client);
            return Optional.of(client);
        } finally {
            lock.unlock();
        }
    }

    private List<SseFrame> firstFrames(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return snapshot();
        }
        return SseEventId.parse(lastEventId)
                .filter(id -> id.epoch().equals(epoch))
                .flatMap(id -> ring.after(id.sequence()))
                .map(this::lastOfEachType)
                .orElseGet(this::resync);
    }

    // Only the last missed event of each type. Not counted as conflation, since the client was not connected.
    private List<SseFrame> lastOfEachType(List<SseFrame> missed) {
        Map<String, SseFrame> last = new HashMap<>();
        missed.forEach(frame -> last.put(key(frame.type(), frame.currency()), frame));
        return inOrder(last);
    }

    private List<SseFrame> resync() {
        // Has the id of the newest event, which the snapshot that follows contains.
        List<SseFrame> frames = new ArrayList<>();
        frames.add(SseFrame.of(
                new SseEventId(epoch, sequence),
                SseFrame.RESYNC,
                null,
                "{\"reason\":\"the last event id is unknown\"}"));
        frames.addAll(snapshot());
        return frames;
    }

    private List<SseFrame> snapshot() {
        return inOrder(newest);
    }

    private static List<SseFrame> inOrder(Map<String, SseFrame> frames) {
        return frames.values().stream()
                .sorted(Comparator.comparingLong(SseFrame::sequence))
                .toList();
    }

    /** Forgets the newest event, so that no new client gets it: it is not the state any more. */
    public void forget(String type, @Nullable String currency) {
        lock.lock();
        try {
            newest.remove(key(type, currency));
        } finally {
            lock.unlock();
        }
    }

    private static String key(String type, @Nullable String currency) {
        return type + "/" + currency;
    }

    /** Whether a connected client has subscribed to events of the type. */
    public boolean isWanted(String type) {
        return clients.stream().anyMatch(client -> client.wants(type));
    }

    /** The currencies of the connected clients that have subscribed to one of the types. */
    public Set<String> currencies(Set<String> types) {
        return clients.stream()
                .filter(client -> types.stream().anyMatch(client::wants))
                .map(SseClient::currency)
                .collect(Collectors.toSet());
    }

    public int clientCount() {
        return clients.size();
    }

    /** Frames replaced before a slow client received them, since the start. */
    public long conflatedFrames() {
        return conflated.get();
    }

    /** Ends every stream; later connects are refused. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        clients.forEach(SseClient::close);
    }
}
