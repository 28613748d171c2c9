package io.shopstream.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.schemas.problem.ProblemCode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorTextsTest {
    @ParameterizedTest
    @CsvSource({
        "400, the request is malformed: check characters and percent encodings of its address and headers",
        "404, there is nothing at this address",
        "405, this method is not allowed here",
        "406, no representation matches the Accept header; this service answers JSON",
        "408, the rest of the request did not arrive in time",
        "409, invalid request",
        "415, the content type of the body is not supported here; send application/json",
        "499, invalid request",
        "500, internal error; the log of the service has the cause",
        "502, internal error; the log of the service has the cause",
        "503, the service cannot answer now; try again in a moment",
        "599, internal error; the log of the service has the cause"
    })
    void shouldSayWhatIsWrong(int status, String detail) {
        assertThat(ErrorTexts.GENERAL.detail(status)).isEqualTo(detail);
    }

    @Test
    void shouldMakeAProblemOfAStatus() {
        assertThat(text(ErrorTexts.GENERAL.problem(404)))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Not Found\",\"status\":404,"
                        + "\"detail\":\"there is nothing at this address\"}");
    }

    @Test
    void shouldHaveNoTypeWhereAServiceHasNoPagesAboutCodes() {
        assertThat(text(ErrorTexts.GENERAL.problem(ProblemCode.FOREIGN_HOST, "d", Map.of("header", "Host"))))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"Misdirected Request\",\"status\":421,"
                        + "\"detail\":\"d\",\"header\":\"Host\"}");
    }

    @Test
    void shouldUseTheServicesOwnTextAndEscapeWhatWasSent() {
        ErrorTexts own = status -> "see the manual";

        assertThat(text(own.problem(400, Map.of("instance", "/a\"b"))))
                .endsWith("\"status\":400,\"detail\":\"see the manual\",\"instance\":\"/a\\\"b\"}");
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
