package io.shopstream.api.web.problem;

import io.shopstream.schemas.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** The form of every error: RFC 9457, {@code application/problem+json}, without stack traces or values. */
public final class Problem {
    private final Map<String, Object> members = new LinkedHashMap<>();
    private final HttpStatusCode status;

    private Problem(HttpStatusCode status, String type, String title, String detail) {
        this.status = status;
        members.put("type", type);
        members.put("title", title);
        members.put("status", status.value());
        members.put("detail", detail);
    }

    public static Problem of(ProblemCode code, String detail) {
        return new Problem(HttpStatusCode.valueOf(code.status()), code.type(), code.title(), detail);
    }

    /** With the general code of the status. Where a code says more than its status, name the code. */
    public static Problem of(HttpStatusCode status, String detail) {
        return ProblemCode.ofStatus(status.value())
                .map(code -> of(code, detail))
                .orElseGet(() -> new Problem(status, "about:blank", title(status), detail));
    }

    public Problem with(String member, Object value) {
        members.put(member, value);
        return this;
    }

    public Problem at(@Nullable String path) {
        return path == null ? this : with("instance", path);
    }

    /** Sets the content type, so that no Accept header can turn an error into an empty 406. */
    public ResponseEntity<Object> response(HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(members);
    }

    public ResponseEntity<Object> response() {
        return response(new HttpHeaders());
    }

    private static String title(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? "Error" : known.getReasonPhrase();
    }
}
