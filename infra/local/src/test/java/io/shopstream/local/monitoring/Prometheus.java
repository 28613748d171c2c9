package io.shopstream.local.monitoring;

import io.shopstream.embedded.host.Ports;
import io.shopstream.local.up.Endpoints;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A Prometheus of this machine that scrapes a shop every two seconds. Its program must be on the path. */
public final class Prometheus implements AutoCloseable {
    private static final int STOP_SECONDS = 20;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Process process;
    private final int port;

    private Prometheus(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /**
     * @param folder an empty one, for settings and data
     * @param rules text of the file of rules
     */
    public static Prometheus start(Path folder, String rules, Endpoints shop) throws IOException {
        Files.writeString(folder.resolve("rules.yml"), rules);
        Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 2s, scrape_timeout: 2s, evaluation_interval: 1s}
                rule_files: [rules.yml]
                scrape_configs:
                  - job_name: shopstream
                    metrics_path: /actuator/prometheus
                    static_configs: %s
                """.formatted(targets(shop)));
        int port = Ports.free();
        Process process = new ProcessBuilder(
                        "prometheus",
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("prometheus.log").toFile())
                .start();
        return new Prometheus(process, port);
    }

    private static String targets(Endpoints shop) {
        return "[%s, %s, %s, %s]"
                .formatted(
                        target("producer", shop.producer()),
                        target("streams", shop.streams()),
                        target("sink", shop.sink()),
                        target("api", shop.api()));
    }

    private static String target(String service, String url) {
        return "{\"targets\": [\"%s\"], \"labels\": {\"service\": \"%s\"}}"
                .formatted(URI.create(url).getAuthority(), service);
    }

    /** How many series a query returns now. */
    public int series(String query) throws IOException, InterruptedException {
        JsonNode answer = get("/api/v1/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8));
        if (!answer.path("status").asString().equals("success")) {
            throw new IllegalArgumentException(query + ": " + answer);
        }
        return answer.path("data").path("result").size();
    }

    /** Names of the alerts that fire now. */
    public Set<String> firing() throws IOException, InterruptedException {
        Set<String> firing = new TreeSet<>();
        get("/api/v1/alerts").path("data").path("alerts").forEach(alert -> {
            if (alert.path("state").asString().equals("firing")) {
                firing.add(alert.path("labels").path("alertname").asString());
            }
        });
        return firing;
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .build();
        return JsonMapper.shared()
                .readTree(
                        http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    @Override
    public void close() throws InterruptedException {
        http.close();
        process.destroy();
        if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
