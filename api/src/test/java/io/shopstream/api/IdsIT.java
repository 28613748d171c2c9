package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.RunningApi;
import io.shopstream.api.support.SharedApi;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every id that can be stored can be asked for, and reaches streams unchanged. */
class IdsIT {
    private static final String LIVE = "/api/live/";
    private static final String FIFTY = "oooooooooooooooooooooooooooooooooooooooooooooooooo";
    private static final String LONGEST = FIFTY + FIFTY + FIFTY + FIFTY;
    private static final FakeStreams STREAMS = SharedApi.streams();

    private final RunningApi api = SharedApi.get();

    private Set<String> paths() {
        Set<String> paths = Addresses.withIds(api.context());
        assertThat(paths)
                .contains("/api/live/orders", "/api/live/products", "/api/live/customers", "/api/data/order-items");
        return paths;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INV/2011/00042",
                "50% OFF;x+1 ☕",
                "A\\B",
                "..",
                ".",
                "../../status",
                "/",
                "\\",
                "a//b/",
                "a\tb\u0085c",
                "%2F",
                "?id=x&y#z",
                "{id}",
                " a ",
                "e\u0301\ud83d\uded2",
                "\u202eabc\u2028",
                "'; drop table orders",
                LONGEST,
            })
    void shouldAskForTheSameId(String id) {
        for (String path : paths()) {
            // The client of this test sends '..' as it is; encoded, so that it stays one segment.
            String segment = encoded(id).replace(".", "%2E");
            for (String address : new String[] {"/" + segment, "?id=" + encoded(id)}) {
                int before = STREAMS.queries().size();
                assertProblem(api.get(path + address), 404);
                if (path.startsWith(LIVE)) {
                    String asked = "/queries/" + path.substring(LIVE.length()) + "?id=" + encoded(id);
                    assertThat(STREAMS.queries()
                                    .subList(before, STREAMS.queries().size()))
                            .anySatisfy(query -> assertThat(query).startsWith(asked));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"%FF", "%C0%AF", "%ED%A0%80", "a%E2%82", "a%00b", "%20", "%C2%A0%E3%80%80", LONGEST + "x"})
    void shouldRefuseWhatNoIdCanBe(String id) {
        for (String path : paths()) {
            assertProblem(api.get(path + "/" + id), 400);
            assertProblem(api.get(path + "?id=" + id), 400);
        }
    }

    @Test
    void shouldAskForExactlyOneIdByParameter() {
        for (String path : paths()) {
            if (path.startsWith(LIVE)) {
                assertProblem(api.get(path), 400);
            }
            assertProblem(api.get(path + "?id="), 400);
            assertProblem(api.get(path + "?id=a&id=b"), 400);
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as("%s %s", answer.uri(), answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void shouldFindTheSameByPathAndByParameter() {
        String id = FakeShop.KNOWN_ORDER;
        assertThat(api.get("/api/live/orders?id=" + id).statusCode()).isEqualTo(200);
        assertThat(api.get("/api/live/orders/" + id).statusCode()).isEqualTo(200);
        assertThat(api.get("/api/live/products?id=" + encoded(FakeShop.KNOWN_PRODUCT))
                        .statusCode())
                .isEqualTo(200);
        assertThat(api.get("/api/live/customers?id=u1&currency=USD").statusCode())
                .isEqualTo(200);
    }
}
