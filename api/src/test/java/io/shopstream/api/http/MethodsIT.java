package io.shopstream.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** HEAD and OPTIONS at every described address. */
class MethodsIT {
    private static final String STREAM = "/api/live/stream";

    private final RunningApi api = SharedApi.get();

    private void forEachAddress(BiConsumer<String, JsonNode> check) {
        RunningApi.json(api.get("/v3/api-docs")).get("paths").properties().forEach(path -> {
            String plain = path.getKey().replace("{code}", "conflict").replaceAll("\\{[^}]+}", "u1");
            check.accept(plain, path.getValue());
        });
    }

    @Test
    void shouldNameTheMethodsOfEveryAddress() {
        forEachAddress((path, methods) -> {
            Set<String> allowed = new TreeSet<>(Set.of("OPTIONS"));
            methods.propertyNames().forEach(method -> allowed.add(method.toUpperCase(Locale.ROOT)));
            if (allowed.contains("GET")) {
                allowed.add("HEAD");
            }
            for (String query : new String[] {"", "?a=b"}) {
                HttpResponse<String> answer = send("OPTIONS", path + query);
                assertThat(answer.statusCode()).as(path).isEqualTo(200);
                assertThat(answer.body()).as(path).isEmpty();
                assertThat(Arrays.asList(
                                answer.headers().firstValue("Allow").orElse("").split(",\\s*")))
                        .as(path)
                        .containsExactlyInAnyOrderElementsOf(allowed);
            }
        });
    }

    @Test
    void shouldAnswerHeadLikeGetWithoutABody() {
        forEachAddress((path, methods) -> {
            if (methods.has("get") && !path.equals(STREAM)) {
                assertSameHead(path);
                assertSameHead(path + "?id=u1");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/js/live/main.js",
                "/swagger-ui/index.html",
                "/v3/api-docs",
                "/actuator/health",
                "/nothing",
                "/api/rejected?format=csv",
                "/api/rejected?page_size=1",
                "/api/analytics/revenue?format=csv",
            })
    void shouldAnswerHeadElsewhere(String path) {
        assertSameHead(path);
    }

    private void assertSameHead(String path) {
        HttpResponse<String> get = api.get(path);
        HttpResponse<String> head = send("HEAD", path);
        assertThat(head.statusCode()).as(path).isEqualTo(get.statusCode());
        assertThat(head.body()).as(path).isEmpty();
        for (String header : new String[] {"Content-Type", "Content-Disposition", "ETag", "Cache-Control", "Link"}) {
            assertThat(head.headers().firstValue(header))
                    .as(path + " " + header)
                    .isEqualTo(get.headers().firstValue(header));
        }
    }

    @Test
    void shouldAnswerHeadOfTheStreamAtOnce() {
        HttpResponse<String> head = send("HEAD", STREAM);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Content-Type")).contains("text/event-stream;charset=UTF-8");
        assertThat(head.headers().firstValue("Cache-Control")).contains("no-store");
    }

    @Test
    void shouldNameTheMethodsOfFiles() {
        assertThat(send("OPTIONS", "/js/live/main.js").headers().firstValue("Allow"))
                .hasValueSatisfying(allow -> assertThat(allow).contains("GET", "HEAD", "OPTIONS"));
    }

    private HttpResponse<String> send(String method, String path) {
        return api.send(HttpRequest.newBuilder(api.uri(path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build());
    }
}
