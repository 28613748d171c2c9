package io.shopstream.api.web.guard;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/** The cookie with the id of a session: no script reads it, and no page of another site makes a browser send it. */
final class SessionCookie {
    static final String NAME = "shopstream_session";

    private final boolean secure;

    /** @param secure whether it is for https only, whatever the request came by */
    SessionCookie(boolean secure) {
        this.secure = secure;
    }

    /** The id in the request; null without one. */
    static @Nullable String id(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, NAME);
        return cookie == null ? null : cookie.getValue();
    }

    ResponseCookie of(String id, Duration life, HttpServletRequest request) {
        return ResponseCookie.from(NAME, id)
                .path("/")
                .httpOnly(true)
                .sameSite("Strict")
                .secure(secure || request.isSecure())
                .maxAge(life)
                .build();
    }

    /** Makes the browser forget it. */
    ResponseCookie none(HttpServletRequest request) {
        return of("", Duration.ZERO, request);
    }
}
