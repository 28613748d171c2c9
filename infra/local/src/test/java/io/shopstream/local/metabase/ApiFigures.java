package io.shopstream.local.metabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the API, each question once. */
final class ApiFigures implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final String api;
    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, JsonNode> answers = new HashMap<>();

    ApiFigures(String api) {
        this.api = api;
    }

    JsonNode get(String path, Map<String, String> parameters) throws IOException, InterruptedException {
        List<String> query = new ArrayList<>();
        parameters.forEach((name, value) -> query.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        query.sort(null);
        String question = path + "?" + String.join("&", query);
        JsonNode known = answers.get(question);
        if (known != null) {
            return known;
        }
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(URI.create(api + question)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(question + ": " + answer.body()).isEqualTo(200);
        JsonNode read = JSON.readTree(answer.body());
        answers.put(question, read);
        return read;
    }

    /** Values of columns as one text: numbers without trailing zeros, times as their day. */
    static String row(JsonNode item, String... names) {
        List<String> values = new ArrayList<>();
        for (String name : names) {
            JsonNode value = item.path(name);
            assertThat(value.isMissingNode()).as("no %s in %s", name, item).isFalse();
            values.add(value.isNull() ? "null" : plain(value.asString()));
        }
        return String.join(" | ", values);
    }

    static String row(Map<String, String> item, String... names) {
        List<String> values = new ArrayList<>();
        for (String name : names) {
            values.add(plain(item.getOrDefault(name, "no column " + name)));
        }
        return String.join(" | ", values);
    }

    private static String plain(String value) {
        if (value.matches("-?[0-9]+(\\.[0-9]+)?")) {
            BigDecimal number = new BigDecimal(value).stripTrailingZeros();
            return number.signum() == 0 ? "0" : number.toPlainString();
        }
        return value.matches("\\d{4}-\\d\\d-\\d\\d[T ].*") ? value.substring(0, 10) : value;
    }

    @Override
    public void close() {
        http.close();
    }
}
