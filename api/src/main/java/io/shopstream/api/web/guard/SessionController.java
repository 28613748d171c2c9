package io.shopstream.api.web.guard;

import io.shopstream.api.answer.guard.SessionInfo;
import io.shopstream.api.guard.Caller;
import io.shopstream.api.guard.CurrentCaller;
import io.shopstream.api.guard.Sessions;
import io.shopstream.api.web.problem.FailsWith;
import io.shopstream.api.web.problem.Problem;
import io.shopstream.schemas.problem.ProblemCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = "/api/session")
@Tag(name = "session", description = "Sessions of browsers, which cannot send a key with a page or an event stream")
class SessionController {
    private static final int LONGEST_KEY = 1_000;

    private final Sessions sessions;
    private final SessionCookie cookie;
    private final Clock clock;

    SessionController(Sessions sessions, SessionCookie cookie, Clock clock) {
        this.sessions = sessions;
        this.cookie = cookie;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE, produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            operationId = "openSession",
            summary = "Turn a key into a cookie",
            description = "No script can read the cookie, and no other site makes a browser send it. The session ends"
                    + " after twelve hours, after an hour without a request, with this instance of the service, and"
                    + " when the key is revoked. 401 if the key is not valid.",
            requestBody =
                    @io.swagger.v3.oas.annotations.parameters.RequestBody(
                            required = true,
                            content = @Content(schema = @Schema(implementation = SessionRequest.class))))
    @ApiResponse(
            responseCode = "200",
            description = "Opened; the answer sets the cookie",
            content = @Content(schema = @Schema(implementation = SessionInfo.class)))
    @FailsWith({ProblemCode.KEY_REQUIRED, ProblemCode.DEPENDENCY_UNAVAILABLE})
    ResponseEntity<?> open(@RequestBody Map<String, @Nullable Object> body, HttpServletRequest request) {
        String key = new BodyFields(body, "key").text("key", LONGEST_KEY);
        Sessions.Opened opened = sessions.open(key).orElse(null);
        if (opened == null) {
            HttpHeaders headers = new HttpHeaders();
            headers.set(HttpHeaders.WWW_AUTHENTICATE, GateFilter.CHALLENGE);
            return Problem.of(ProblemCode.KEY_REQUIRED, "this API key is not valid")
                    .at(request.getRequestURI())
                    .response(headers);
        }
        endFormer(request);
        Caller caller = opened.caller();
        request.setAttribute(CurrentCaller.ATTRIBUTE, caller);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.SET_COOKIE,
                        cookie.of(opened.id(), Sessions.LIFE, request).toString())
                .body(new SessionInfo(
                        caller.owner(),
                        caller.name(),
                        caller.role().code(),
                        Sessions.LIFE.toSeconds(),
                        clock.instant()));
    }

    @DeleteMapping
    @Operation(operationId = "endSession", summary = "End the session", description = "204 also if there is none.")
    @ApiResponse(responseCode = "204", description = "There is no session now")
    ResponseEntity<Void> end(HttpServletRequest request) {
        // The address is open to everybody: the session says who that is.
        endFormer(request).ifPresent(caller -> request.setAttribute(CurrentCaller.ATTRIBUTE, caller));
        return ResponseEntity.noContent()
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.SET_COOKIE, cookie.none(request).toString())
                .build();
    }

    private Optional<Caller> endFormer(HttpServletRequest request) {
        return Optional.ofNullable(SessionCookie.id(request)).flatMap(sessions::end);
    }
}
