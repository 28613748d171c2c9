package io.shopstream.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpStatus;

class LocalChangesTest {
    private final LocalChanges changes = new LocalChanges("the shop can only be changed from this machine", "/shop/**");

    @ParameterizedTest
    @CsvSource({
        "GET, 203.0.113.9,",
        "HEAD, 203.0.113.9,",
        "GET, 127.0.0.1, 203.0.113.9",
        "POST, 127.0.0.1,",
        "DELETE, 127.8.8.8,",
        "PUT, 0:0:0:0:0:0:0:1,"
    })
    void shouldAcceptReadsAndChangesFromThisMachine(String method, String client, @Nullable String forwardedFor) {
        assertThat(preHandle(method, client, forwardedFor)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, 203.0.113.9,",
        "DELETE, 203.0.113.9,",
        "PUT, 2001:db8::1,",
        "PATCH, 10.0.0.1,",
        "OPTIONS, 10.0.0.1,",
        "get, 10.0.0.1,",
        "POST, 127.0.0.1, 203.0.113.9",
        "POST, 127.0.0.1, 127.0.0.1"
    })
    void shouldRefuseChangesFromElsewhere(String method, String client, @Nullable String forwardedFor) {
        assertThatThrownBy(() -> preHandle(method, client, forwardedFor))
                .isInstanceOfSatisfying(LocalOnlyException.class, e -> {
                    assertThat(e.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
                    assertThat(e.detail()).isEqualTo("the shop can only be changed from this machine");
                    assertThat(e.getBody().getDetail()).isEqualTo(e.detail());
                });
    }

    private boolean preHandle(String method, String client, @Nullable String forwardedFor) {
        HttpServletRequest request = fake(HttpServletRequest.class, (called, argument) -> switch (called) {
            case "getMethod" -> method;
            case "getRemoteAddr" -> client;
            case "getAttribute" -> null;
            case "getHeader" -> "X-Forwarded-For".equals(argument) ? forwardedFor : null;
            default -> throw new AssertionError(called);
        });
        HttpServletResponse response = fake(HttpServletResponse.class, (called, argument) -> {
            throw new AssertionError(called);
        });
        return changes.preHandle(request, response, this);
    }

    private interface Answers {
        @Nullable Object answer(String method, @Nullable Object argument);
    }

    private static <T> T fake(Class<T> type, Answers answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) ->
                        answers.answer(method.getName(), arguments == null ? null : arguments[0])));
    }
}
