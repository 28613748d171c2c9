package io.shopstream.api.web.guard;

import io.shopstream.api.guard.Access;
import io.shopstream.api.guard.AddressRules;
import io.shopstream.api.guard.AuditEntry;
import io.shopstream.api.guard.AuditTrail;
import io.shopstream.api.guard.Caller;
import io.shopstream.api.guard.CurrentCaller;
import io.shopstream.api.guard.Role;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Records every request to change something that reached a controller, with the status of its answer. */
final class AuditInterceptor implements HandlerInterceptor, WebMvcConfigurer {
    private static final String DETAIL = AuditInterceptor.class.getName() + ".detail";
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Caller NOBODY = new Caller(null, "nobody", Role.READER);

    private final AuditTrail audit;
    private final Clock clock;

    AuditInterceptor(AuditTrail audit, Clock clock) {
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

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failure) {
        String method = request.getMethod();
        String path = request.getRequestURI();
        // Another dispatch answers an error of the first one.
        if (request.getDispatcherType() != DispatcherType.REQUEST
                || !(handler instanceof HandlerMethod)
                || READS.contains(method)
                || AddressRules.access(method, path, path) == Access.READ) {
            return;
        }
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        audit.add(new AuditEntry(
                clock.instant(),
                request.getAttribute(CurrentCaller.ATTRIBUTE) instanceof Caller known ? known : NOBODY,
                request.getRemoteAddr(),
                method,
                pattern == null ? "" : pattern.toString(),
                response.getStatus(),
                Objects.toString(request.getAttribute(DETAIL), "")));
    }
}
