package io.shopstream.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompressionIT {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final RunningApi api = SharedApi.get();

    @ParameterizedTest
    @CsvSource({
        "/v3/api-docs, \"openapi\":\"3.1",
        "/api/rejected?format=csv, consumer_group",
        "/js/live/main.js, import",
    })
    void shouldCompressJsonCsvAndFiles(String path, String content) throws IOException, InterruptedException {
        HttpResponse<byte[]> answer = CLIENT.send(request(path), HttpResponse.BodyHandlers.ofByteArray());

        assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(String.join(",", answer.headers().allValues("Vary")).toLowerCase(java.util.Locale.ROOT))
                .contains("accept-encoding");
        try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(plain.readAllBytes(), StandardCharsets.UTF_8)).contains(content);
        }
        assertThat(api.get(path).headers().firstValue("Content-Encoding")).isEmpty();
    }

    @Test
    void shouldNotCompressEvents() throws IOException, InterruptedException {
        HttpResponse<InputStream> stream =
                CLIENT.send(request("/api/live/stream"), HttpResponse.BodyHandlers.ofInputStream());
        try (InputStream events = stream.body()) {
            assertThat(stream.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(events.read()).as("the first byte at once").isBetween((int) ' ', (int) 'z');
        }
    }

    private HttpRequest request(String path) {
        return HttpRequest.newBuilder(api.uri(path))
                .header("Accept-Encoding", "gzip")
                .build();
    }
}
