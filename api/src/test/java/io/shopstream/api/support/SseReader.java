package io.shopstream.api.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** Reads a stream of server-sent events into a list. */
public final class SseReader implements AutoCloseable {

    /** One event as received. */
    public record Event(String id, String type, String data) {
        public long sequence() {
            return sequence(id);
        }

        public static long sequence(String id) {
            return Long.parseLong(id.substring(id.indexOf('-') + 1));
        }

        public boolean isMoney() {
            return type.equals("revenue") || type.equals("series") || type.equals("products");
        }
    }

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Event> events = new CopyOnWriteArrayList<>();
    private final HttpResponse<Stream<String>> response;
    private final Thread thread;
    private volatile String retry = "";
    private String id = "";
    private String type = "";

    private SseReader(URI uri, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            response = client.send(request.build(), HttpResponse.BodyHandlers.ofLines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        thread = Thread.ofVirtual().start(this::read);
    }

    /** @param headers names and values by turns */
    public static SseReader open(URI uri, String... headers) {
        return new SseReader(uri, headers);
    }

    private void read() {
        try (Stream<String> lines = response.body()) {
            lines.forEach(this::line);
        } catch (UncheckedIOException e) {
            // closed by either side
        }
    }

    private void line(String line) {
        if (line.startsWith("id: ")) {
            id = line.substring(4);
        } else if (line.startsWith("event: ")) {
            type = line.substring(7);
        } else if (line.startsWith("retry: ")) {
            retry = line.substring(7);
        } else if (line.startsWith("data: ")) {
            events.add(new Event(id, type, line.substring(6)));
        }
    }

    public List<Event> events() {
        return List.copyOf(events);
    }

    public String retry() {
        return retry;
    }

    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    public List<Event> await(Duration timeout, Predicate<List<Event>> condition) {
        return Awaitility.await("events of the stream").atMost(timeout).until(this::events, condition);
    }

    public void awaitEnd(Duration timeout) {
        Awaitility.await("the end of the stream").atMost(timeout).until(() -> !thread.isAlive());
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
