package io.shopstream.streams;

import io.shopstream.embedded.EmbeddedPlatform;
import io.shopstream.embedded.SharedPlatform;
import io.shopstream.schemas.query.QueryJson;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.schemas.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.springframework.context.ConfigurableApplicationContext;

/** Runs the whole service on the shared platform and queries it over HTTP. */
final class RunningService implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final int PARTITIONS = 2;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ConfigurableApplicationContext context;

    private RunningService(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Topics with fewer partitions than by default, so that the service starts faster. */
    static Topics topics(String prefix) {
        return Topics.of(prefix, PARTITIONS);
    }

    static RunningService start(String topicPrefix, Path stateDirectory) {
        return start(topicPrefix, stateDirectory, Map.of());
    }

    /**
     * Starts with one thread by default: a second thread joins only after the first has all tasks, and takes half of
     * them.
     *
     * @param more additional or overriding settings
     */
    static RunningService start(String topicPrefix, Path stateDirectory, Map<String, Object> more) {
        EmbeddedPlatform platform = SharedPlatform.get();
        Map<String, Object> settings = new HashMap<>(Map.of(
                "shopstream.kafka",
                platform.kafka().bootstrapServers(),
                "shopstream.registry",
                platform.registry().url(),
                "shopstream.topic-prefix",
                topicPrefix,
                "shopstream.state-dir",
                stateDirectory,
                "shopstream.partitions",
                PARTITIONS,
                "shopstream.threads",
                1,
                "server.port",
                0));
        settings.putAll(more);
        return start(settings);
    }

    static RunningService start(Map<String, Object> settings) {
        return new RunningService(StreamsApplication.start(settings));
    }

    HttpResponse<String> get(String path) {
        String port = context.getEnvironment().getProperty("local.server.port", "0");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(TIMEOUT)
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(path + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(path + " was interrupted", e);
        }
    }

    /** Returns the first answer that is not 503; a partition that moves to another thread causes 503. */
    HttpResponse<String> await(String path) {
        return Awaitility.await(path)
                .atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .until(() -> get(path), response -> response.statusCode() != 503);
    }

    /** Returns the answer, waiting while it is 503; fails on any other status than 200. */
    <T> T get(String path, Class<T> type) {
        HttpResponse<String> response = await(path);
        if (response.statusCode() != 200) {
            throw new AssertionError(path + " answered " + response.statusCode() + ": " + response.body());
        }
        return QueryJson.mapper().readValue(response.body(), type);
    }

    /** Returns once everything produced before has reached the stores. */
    StreamsStatus awaitIdle() {
        return Awaitility.await()
                .atMost(TIMEOUT)
                .pollInterval(Duration.ofMillis(100))
                .until(
                        () -> get("/queries/status", StreamsStatus.class),
                        status -> status.ready() && status.inputLag() == 0);
    }

    /**
     * Returns the first answer that is not marked stale. On a busy machine an answer may be stale although all input is
     * processed, if the last sample is more than five seconds old.
     */
    String awaitFresh(String path) {
        return Awaitility.await(path)
                .atMost(TIMEOUT)
                .pollDelay(Duration.ZERO)
                .until(() -> await(path).body(), body -> body.contains("\"stale\":false"));
    }

    @Override
    public void close() {
        context.close();
        http.close();
    }
}
