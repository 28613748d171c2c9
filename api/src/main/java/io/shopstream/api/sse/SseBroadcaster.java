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
 * Sends every event to every client that it concerns. Each event is encoded once and is the full state of its type, so
 * the newest one of each type is a complete picture: that is what a new client gets at once, and what lets a slow one
 * skip what it could not take.
 */
public final class SseBroadcaster implements AutoCloseable {
    /** About two minutes of events of a busy shop in one currency. */
    private static final int RING_CAPACITY = 2_500;

    private static final String RESYNC = "resync";

    private final String epoch;
    private final int mostClients;
    private final ReentrantLock lock = new ReentrantLock();
    private final FrameRing ring = new FrameRing(RING_CAPACITY);
    private final Map<String, SseFrame> newest = new HashMap<>();
    private final List<SseClient> clients = new CopyOnWriteArrayList<>();
    private final AtomicLong conflated = new AtomicLong();
    private long sequence;
    private boolean closed;

    public SseBroadcaster(Clock clock, int mostClients) {
        this.epoch = Long.toString(clock.millis(), Character.MAX_RADIX);
        this.mostClients = mostClients;
    }

    /**
     * @param scope the currency it is about; null for everybody
     * @param json one line
     */
    public void publish(String type, @Nullable String scope, String json) {
        lock.lock();
        try {
            sequence++;
            SseFrame frame = SseFrame.of(new SseEventId(epoch, sequence), type, scope, json);
            ring.add(frame);
            newest.put(type + "/" + scope, frame);
            clients.forEach(client -> client.offer(frame));
        } finally {
            lock.unlock();
        }
    }

    /**
     * A new client, with everything that it must be sent first already waiting: what it missed if {@code lastEventId} is
     * remembered, else a {@code resync} event (only if it had an id at all) and the whole picture. Empty if there are too
     * many clients, or the server is stopping.
     */
    public Optional<SseClient> connect(String scope, @Nullable String lastEventId) {
        lock.lock();
        try {
            if (closed || clients.size() >= mostClients) {
                return Optional.empty();
            }
            SseClient client = new SseClient(scope, conflated::incrementAndGet, clients::remove);
            firstFrames(lastEventId).forEach(client::offer);
            clients.add(client);
            return Optional.of(client);
        } finally {
            lock.unlock();
        }
    }

    private List<SseFrame> firstFrames(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isEmpty()) {
            return picture();
        }
        return SseEventId.parse(lastEventId)
                .filter(id -> id.epoch().equals(epoch))
                .flatMap(id -> ring.after(id.sequence()))
                .map(this::lastOfEachType)
                .orElseGet(this::resync);
    }

    // What a client missed is replaced by what it missed last: no conflation, it was not there.
    private List<SseFrame> lastOfEachType(List<SseFrame> missed) {
        Map<String, SseFrame> last = new HashMap<>();
        missed.forEach(frame -> last.put(frame.type() + "/" + frame.scope(), frame));
        return inOrder(last);
    }

    private List<SseFrame> resync() {
        // It bears the id of the newest event, which the client knows once it has the picture that follows.
        List<SseFrame> frames = new ArrayList<>();
        frames.add(SseFrame.of(
                new SseEventId(epoch, sequence), RESYNC, null, "{\"reason\":\"the last event id is not known here\"}"));
        frames.addAll(picture());
        return frames;
    }

    private List<SseFrame> picture() {
        return inOrder(newest);
    }

    private static List<SseFrame> inOrder(Map<String, SseFrame> frames) {
        return frames.values().stream()
                .sorted(Comparator.comparingLong(SseFrame::sequence))
                .toList();
    }

    /** The currencies that somebody looks at. */
    public Set<String> scopes() {
        return clients.stream().map(SseClient::scope).collect(Collectors.toSet());
    }

    public int clientCount() {
        return clients.size();
    }

    /** Frames that were replaced before a slow client could take them, since the start. */
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
