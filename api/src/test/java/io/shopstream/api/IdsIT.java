package io.shopstream.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.support.FakeShop;
import io.shopstream.api.support.FakeStreams;
import io.shopstream.api.support.RunningApi;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every id that can be stored can be asked for, and reaches streams unchanged. */
class IdsIT {
    private static final FakeStreams STREAMS = new FakeStreams(new FakeShop());
    private static RunningApi api;

    @BeforeAll
    static void start() {
        api = RunningApi.start(Map.of("shopstream.streams", STREAMS.uri().toString()));
    }

    @AfterAll
    static void stop() {
        api.close();
        STREAMS.close();
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
            })
    void shouldAskStreamsForTheSameId(String id) {
        for (String kind : new String[] {"orders", "products", "customers"}) {
            // The client of this test sends '..' as it is; encoded, so that it stays one segment.
            String segment = encoded(id).replace(".", "%2E");
            for (String address : new String[] {"/" + segment, "?id=" + encoded(id)}) {
                int before = STREAMS.queries().size();
                HttpResponse<String> answer = api.get("/api/live/" + kind + address);
                assertThat(answer.statusCode())
                        .as(address + " " + answer.body())
                        .isEqualTo(404);
                assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
                assertThat(STREAMS.queries().subList(before, STREAMS.queries().size()))
                        .anySatisfy(query -> assertThat(query).startsWith("/queries/" + kind + "?id=" + encoded(id)));
            }
        }
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
