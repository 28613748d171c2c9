package io.shopstream.api.web.guard;

import io.shopstream.api.dependency.DependencyUnavailableException;
import io.shopstream.api.guard.Access;
import io.shopstream.api.guard.AddressRules;
import io.shopstream.api.guard.Admission;
import io.shopstream.api.guard.CurrentCaller;
import io.shopstream.api.guard.Gate;
import io.shopstream.api.guard.Gate.Verdict;
import io.shopstream.api.guard.Gate.Verdict.Admitted;
import io.shopstream.api.guard.Gate.Verdict.Refused;
import io.shopstream.api.guard.RateLimits.Decision;
import io.shopstream.edge.ErrorTexts;
import io.shopstream.edge.access.RequestLog;
import io.shopstream.schemas.client.ProblemJson;
import io.shopstream.schemas.problem.ProblemCode;
import io.shopstream.schemas.security.LocalRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/** Asks the {@link Gate} about every request, at every address, before anything reads it. */
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
final class GateFilter extends OncePerRequestFilter {
    static final String KEY_HEADER = "X-API-Key";

    // Methods that nobody counts at an address that is open to everybody.
    private static final Set<String> FREE = Set.of("GET", "HEAD", "OPTIONS");

    /** What a 401 says in {@code WWW-Authenticate}, which RFC 9110 demands of it. */
    static final String CHALLENGE = "ApiKey realm=\"shopstream\", header=\"" + KEY_HEADER + "\"";

    private final Gate gate;
    private final int perSecond;
    private final boolean answersDiffer;
    private final boolean openMetrics;
    private final List<String> otherSites;
    private final SessionCookie cookie;
    private final ErrorTexts texts;

    /**
     * @param perSecond limit that the gate applies; 0 for none
     * @param answersDiffer whether it depends on the key what is answered at most addresses
     * @param openMetrics whether metrics are for everybody
     * @param otherSites origins whose pages may send requests, with a key
     */
    GateFilter(
            Gate gate,
            int perSecond,
            boolean answersDiffer,
            boolean openMetrics,
            List<String> otherSites,
            SessionCookie cookie,
            ErrorTexts texts) {
        this.gate = gate;
        this.perSecond = perSecond;
        this.answersDiffer = answersDiffer;
        this.openMetrics = openMetrics;
        this.otherSites = List.copyOf(otherSites);
        this.cookie = cookie;
        this.texts = texts;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Access access = openMetrics && AddressRules.isMetrics(request.getMethod(), request.getRequestURI())
                ? Access.OPEN
                : AddressRules.access(request.getMethod(), path(request), request.getRequestURI());
        if (answersDiffer && access != Access.OPEN) {
            // A cache on the way must not give the answer to others.
            response.addHeader(HttpHeaders.VARY, KEY_HEADER + ", Cookie");
        }
        Gate.Asked asked = asked(request, access);
        switch (verdict(asked, request, response)) {
            case Admitted admitted -> {
                addRate(response, admitted.rate());
                if (admitted.caller() != null) {
                    request.setAttribute(CurrentCaller.ATTRIBUTE, admitted.caller());
                    request.setAttribute(RequestLog.KEY_ID, admitted.caller().keyId());
                    request.setAttribute(Admission.ATTRIBUTE, new Admission(gate, asked));
                }
                chain.doFilter(request, response);
            }
            case Refused refused -> {
                addRate(response, refused.rate());
                refuse(request, response, refused.code(), refused.detail(), Map.of());
            }
            case null -> {
                // answered already
            }
        }
    }

    private Gate.Asked asked(HttpServletRequest request, Access access) {
        // The server knows none of a connection that is closed.
        String address = Objects.requireNonNullElse(request.getRemoteAddr(), "");
        return new Gate.Asked(
                access,
                Collections.list(request.getHeaders(KEY_HEADER)),
                SessionCookie.id(request),
                address,
                LocalRequest.isLocal(address, request::getHeader),
                request.getHeader(HttpHeaders.ORIGIN) instanceof String origin && otherSites.contains(origin));
    }

    private @Nullable Verdict verdict(Gate.Asked asked, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (asked.access() == Access.OPEN && !FREE.contains(request.getMethod())) {
            // Whoever tries keys at the session, or ends it.
            Verdict tooMany = gate.limit(asked.address()).orElse(null);
            return tooMany == null ? new Admitted(null, null) : tooMany;
        }
        try {
            return gate.decide(asked);
        } catch (DependencyUnavailableException e) {
            response.setHeader(
                    HttpHeaders.RETRY_AFTER, String.valueOf(e.retryAfter().toSeconds()));
            refuse(
                    request,
                    response,
                    ProblemCode.DEPENDENCY_UNAVAILABLE,
                    "the key cannot be checked: " + e.getMessage() + "; try again in a moment",
                    Map.of("part", e.dependency().code()));
            return null;
        }
    }

    // As the server maps it: decoded, without dots.
    private static String path(HttpServletRequest request) {
        String rest = request.getPathInfo();
        return rest == null ? request.getServletPath() : request.getServletPath() + rest;
    }

    private void addRate(HttpServletResponse response, @Nullable Decision rate) {
        if (rate != null) {
            response.setHeader("RateLimit-Policy", "\"requests\";q=" + perSecond + ";w=1");
            response.setHeader("RateLimit", "\"requests\";r=" + rate.remaining() + ";t=" + rate.secondsToFull());
        }
    }

    private void refuse(
            HttpServletRequest request,
            HttpServletResponse response,
            ProblemCode code,
            String detail,
            Map<String, String> more)
            throws IOException {
        response.setStatus(code.status());
        switch (code) {
            case KEY_REQUIRED -> {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
                if (SessionCookie.id(request) != null) {
                    response.addHeader(
                            HttpHeaders.SET_COOKIE, cookie.none(request).toString());
                }
            }
            case RATE_LIMIT_EXCEEDED -> response.setHeader(HttpHeaders.RETRY_AFTER, "1");
            default -> {
                // no header
            }
        }
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setContentType(ProblemJson.MEDIA_TYPE);
        Map<String, String> members = new LinkedHashMap<>(more);
        members.put("instance", request.getRequestURI());
        response.getOutputStream().write(texts.problem(code, detail, members));
    }
}
