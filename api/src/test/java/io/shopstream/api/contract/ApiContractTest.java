package io.shopstream.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.client.ProblemJson;
import io.shopstream.schemas.problem.ProblemCode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.Test;

class ApiContractTest {
    private static List<String> faults(String path, ProblemCode code) {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1" + path)).build();
        String body = new String(ProblemJson.of(code, "what to do", Map.of()), StandardCharsets.UTF_8);
        return ApiContract.faults(request, new Answer(request, code.status(), body));
    }

    @Test
    void shouldAcceptAProblemThatIsListed() {
        assertThat(faults("/api/status", ProblemCode.ROLE_NOT_SUFFICIENT)).isEmpty();
        assertThat(faults("/api/keys", ProblemCode.LOCAL_ONLY)).isEmpty();
    }

    @Test
    void shouldRefuseAProblemThatIsNotListedAlthoughItsStatusIs() {
        assertThat(faults("/api/status", ProblemCode.LOCAL_ONLY))
                .singleElement()
                .asString()
                .contains("is not listed in x-problem-codes", "local-only");
        assertThat(faults("/api/data/orders/o-1", ProblemCode.NO_SUCH_ADDRESS)).hasSize(1);
    }

    @Test
    void shouldRefuseAStatusThatIsNotDescribed() {
        assertThat(faults("/api/health", ProblemCode.KEY_REQUIRED)).containsExactly("the status is not described");
    }

    private record Answer(HttpRequest request, int statusCode, String body) implements HttpResponse<String> {
        @Override
        public Optional<HttpResponse<String>> previousResponse() {
            return Optional.empty();
        }

        @Override
        public HttpHeaders headers() {
            return HttpHeaders.of(Map.of("Content-Type", List.of("application/problem+json")), (_, _) -> true);
        }

        @Override
        public Optional<SSLSession> sslSession() {
            return Optional.empty();
        }

        @Override
        public URI uri() {
            return request.uri();
        }

        @Override
        public HttpClient.Version version() {
            return HttpClient.Version.HTTP_1_1;
        }
    }
}
