package io.shopstream.api.web.guard;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopstream.api.guard.AuditEntry;
import io.shopstream.api.guard.Caller;
import io.shopstream.api.guard.CurrentCaller;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.web.method.HandlerMethod;

class AuditInterceptorTest {
    private static final Instant CAME = Instant.parse("2026-11-30T10:00:00Z");

    private final List<AuditEntry> entries = new ArrayList<>();
    private final SettableClock clock = new SettableClock();
    private final AuditInterceptor interceptor = new AuditInterceptor(entries::add, clock);
    private final HttpServletResponse response = fake(HttpServletResponse.class, (called, _) -> switch (called) {
        case "getStatus" -> 202;
        default -> throw new AssertionError(called);
    });

    @Test
    void shouldRecordWhenARequestCameAlthoughItsBodyTakesLong() throws NoSuchMethodException {
        HttpServletRequest request = request("POST", DispatcherType.REQUEST, Caller.LOCAL);

        assertThat(interceptor.preHandle(request, response, handler())).isTrue();
        clock.now = CAME.plus(Duration.ofSeconds(45));
        interceptor.afterCompletion(request, response, handler(), null);

        assertThat(entries).singleElement().satisfies(entry -> {
            assertThat(entry.at()).isEqualTo(CAME);
            assertThat(entry.method()).isEqualTo("POST");
            assertThat(entry.status()).isEqualTo(202);
        });
    }

    @Test
    void shouldRecordNeitherReadsNorTheDispatchThatAnswersAnErrorNorNobody() throws NoSuchMethodException {
        for (HttpServletRequest request : List.of(
                request("GET", DispatcherType.REQUEST, Caller.LOCAL),
                request("POST", DispatcherType.ERROR, Caller.LOCAL),
                request("POST", DispatcherType.REQUEST, null))) {
            interceptor.preHandle(request, response, handler());
            interceptor.afterCompletion(request, response, handler(), null);
        }
        assertThat(entries).isEmpty();
    }

    private static HandlerMethod handler() throws NoSuchMethodException {
        return new HandlerMethod("any bean", String.class.getMethod("length"));
    }

    private static HttpServletRequest request(String method, DispatcherType dispatch, @Nullable Caller caller) {
        Map<Object, Object> attributes = new HashMap<>();
        if (caller != null) {
            attributes.put(CurrentCaller.ATTRIBUTE, caller);
        }
        return fake(HttpServletRequest.class, (called, arguments) -> switch (called) {
            case "getMethod" -> method;
            case "getRequestURI" -> "/api/ingest/orders";
            case "getRemoteAddr" -> "203.0.113.9";
            case "getDispatcherType" -> dispatch;
            case "getAttribute" -> attributes.get(arguments[0]);
            case "setAttribute" -> attributes.put(arguments[0], arguments[1]);
            default -> throw new AssertionError(called);
        });
    }

    private static <T> T fake(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (_, method, arguments) -> call.answer(method.getName(), arguments)));
    }

    private interface Call {
        @Nullable Object answer(String method, Object[] arguments);
    }

    private static final class SettableClock extends Clock {
        private Instant now = CAME;

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
