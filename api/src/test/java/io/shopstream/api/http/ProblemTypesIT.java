package io.shopstream.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.LonelyApi;
import io.shopstream.api.support.RunningApi;
import io.shopstream.embedded.http.RawHttp;
import io.shopstream.schemas.problem.ProblemCode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The type of errors from every layer, guard and server included, and the page that it leads to. */
class ProblemTypesIT {
    private final RunningApi api = LonelyApi.get();

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "GET /api/live/revenue?window=7m HTTP/1.1|Host: localhost; invalid-parameter",
                "GET /api/live/orders HTTP/1.1|Host: localhost; invalid-parameter",
                "GET /api/live/orders?id=%00 HTTP/1.1|Host: localhost; invalid-parameter",
                "GET /api/live/revenue?window=%FF HTTP/1.1|Host: localhost; unreadable-request",
                "GET /%zz HTTP/1.1|Host: localhost; unreadable-request",
                "GET /nothing HTTP/1.1|Host: localhost; no-such-address",
                "GET /js/nothing.js HTTP/1.1|Host: localhost; no-such-address",
                "GET /actuator/nothing HTTP/1.1|Host: localhost; no-such-address",
                "GET /problems/nothing HTTP/1.1|Host: localhost; no-such-record",
                "DELETE /api/status HTTP/1.1|Host: localhost; method-not-allowed",
                "GET /api/status HTTP/1.1|Host: localhost|Accept: image/png; not-acceptable",
                "GET /api/status HTTP/1.1|Host: localhost|Accept: //; not-acceptable",
                "GET /js/live/main.js HTTP/1.1|Host: localhost|Range: bytes=9999999-; range-not-satisfiable",
                "GET /api/status HTTP/1.1|Host: localhost|Expect: other; expectation-failed",
                "GET /api/status HTTP/1.1|Host: evil.example; foreign-host",
                "GET /api/status HTTP/1.1|Host: localhost|Origin: http://evil.example; foreign-origin",
                "POST /api/etl/status HTTP/1.1|Host: localhost; unsupported-media-type",
                "GET /api/status HTTP/9.9|Host: localhost; http-version-not-supported",
                "GET /api/status HTTP/1.1|Host: localhost|Transfer-Encoding: unknown; not-implemented",
                "GET /api/live/revenue HTTP/1.1|Host: localhost; dependency-unavailable",
                "GET /api/health HTTP/1.1|Host: localhost; unhealthy",
            })
    void shouldBeStableAndLeadToAPage(String request, String code) {
        RawHttp.Answer answer = RawHttp.send(api.port(), request);

        assertThat(answer.isProblem()).as(answer.toString()).isTrue();
        assertThat(answer.body()).contains("\"type\":\"/problems/" + code + "\"");
        assertThat(ProblemCode.ofCode(code)).hasValueSatisfying(known -> {
            assertThat(answer.status()).isEqualTo(known.status());
            assertThat(answer.body()).contains("\"title\":\"" + known.title() + "\"");
            assertThat(api.get(known.type()).statusCode()).isEqualTo(200);
        });
    }

    @Test
    void shouldBeAPageOfHtmlOrMarkdown() {
        String path = ProblemCode.CONFLICT.type();
        String browser = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";
        HttpResponse<String> html = api.get(path, "Accept", browser);
        assertThat(html.headers().firstValue("Content-Type")).contains("text/html;charset=UTF-8");
        assertThat(html.body()).startsWith("<!doctype html>").contains("<h1>Not possible in the present state</h1>");
        for (String accept : new String[] {"text/markdown", "*/*", "text/html;q=0.5, text/markdown"}) {
            HttpResponse<String> markdown = api.get(path, "Accept", accept);
            assertThat(markdown.headers().firstValue("Content-Type")).contains("text/markdown;charset=UTF-8");
            assertThat(markdown.body()).startsWith("# Not possible in the present state");
        }
        assertThat(api.get(path, "Accept", "image/png").statusCode()).isEqualTo(406);
        assertThat(html.headers().firstValue("Cache-Control")).contains("max-age=3600");
        assertThat(html.headers().allValues("Vary")).contains("Accept");
    }
}
