package io.shopstream.api.web.guard;

import io.shopstream.api.guard.Access;
import io.shopstream.api.guard.AddressRules;
import io.shopstream.api.guard.AuditEntry;
import io.shopstream.api.guard.Caller;
import io.shopstream.api.guard.CurrentCaller;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Records every request to change something that reached a controller, with the time when it did and the status of its
 * answer. Not who fails to open a session or ends none: that changes nothing, and whoever has no key must not be able
 * to fill the audit.
 */
final class AuditInterceptor implements HandlerInterceptor, WebMvcConfigurer {
    private static final String DETAIL = AuditInterceptor.class.getName() + ".detail";
    private static final String CAME = AuditInterceptor.class.getName() + ".came";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final Consumer<AuditEntry> audit;
    private final Clock clock;

    /** @param audit takes entries without waiting */
    AuditInterceptor(Consumer<AuditEntry> audit, Clock clock) {
        this.audit = audit;
        this.clock = clock;
    }

    /** Says what the request changes, where its path does not. */
    static void describe(HttpServletRequest request, String detail) {
        request.setAttribute(DETAIL, detail);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    // Not in afterCompletion: a body may arrive slowly, and the order of entries would be that of the answers.
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            request.setAttribute(CAME, clock.instant());
        }
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        String method = request.getMethod();
        String path = request.getRequestURI();
        // Another dispatch answers an error of the first one.
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod)
                || READS.contains(method)
                || AddressRules.access(method, path, path) == Access.READ
                || !(request.getAttribute(CurrentCaller.ATTRIBUTE) instanceof Caller caller)) {
            return;
        }
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        audit.accept(new AuditEntry(
                (Instant) Objects.requireNonNull(request.getAttribute(CAME)),
                caller,
                request.getRemoteAddr(),
                method,
                pattern == null ? "" : pattern.toString(),
                response.getStatus(),
                Objects.toString(request.getAttribute(DETAIL), "")));
    }
}
