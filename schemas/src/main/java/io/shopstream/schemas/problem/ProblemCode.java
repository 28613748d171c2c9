package io.shopstream.schemas.problem;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Every kind of error (RFC 9457). Owns status and title; {@link #type} is stable, so that a program can decide by it.
 * The API has a page for each at that address.
 *
 * <p>The first code of a status is its general one: that of errors of which only the status is known.
 */
public enum ProblemCode {
    UNREADABLE_REQUEST(400, "The request cannot be read"),
    INVALID_PARAMETER(400, "A parameter or field is invalid"),
    KEY_REQUIRED(401, "A valid API key is required"),
    FORBIDDEN(403, "The request is not allowed"),
    FOREIGN_ORIGIN(403, "A page of another site sent the request"),
    LOCAL_ONLY(403, "Allowed only from the machine of the shop"),
    ROLE_NOT_SUFFICIENT(403, "The role of the key does not allow this"),
    NO_SUCH_ADDRESS(404, "There is nothing at this address"),
    NO_SUCH_RECORD(404, "There is no such record"),
    METHOD_NOT_ALLOWED(405, "The address does not know this method"),
    NOT_ACCEPTABLE(406, "The answer has no such format"),
    REQUEST_TIMEOUT(408, "The request did not arrive in time"),
    CONFLICT(409, "Not possible in the present state"),
    REQUEST_IN_PROGRESS(409, "The same request is being answered"),
    PRECONDITION_FAILED(412, "A condition of the request does not hold"),
    CONTENT_TOO_LARGE(413, "The request is too large"),
    ADDRESS_TOO_LONG(414, "The address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body has the wrong content type"),
    RANGE_NOT_SATISFIABLE(416, "The file has no such range"),
    EXPECTATION_FAILED(417, "The request expects what is not supported"),
    FOREIGN_HOST(421, "The service does not answer under this name"),
    NO_VALID_RECORD(422, "No record of the request is valid"),
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key belongs to another request"),
    TOO_MANY_REQUESTS(429, "Too much to do at once"),
    RATE_LIMIT_EXCEEDED(429, "Too many requests in a second"),
    HEADERS_TOO_LARGE(431, "The headers are too large"),
    INTERNAL_ERROR(500, "Internal error"),
    NOT_IMPLEMENTED(501, "The method or transfer encoding is not supported"),
    UNAVAILABLE(503, "The service cannot answer now"),
    DEPENDENCY_UNAVAILABLE(503, "A dependency cannot answer now"),
    UNHEALTHY(503, "Not every part is up"),
    HTTP_VERSION_NOT_SUPPORTED(505, "The HTTP version is not supported");

    private static final String PATH = "/problems/";

    private final int status;
    private final String title;

    ProblemCode(int status, String title) {
        this.status = status;
        this.title = title;
    }

    /** The general code of an HTTP status; empty if the status has none. */
    public static Optional<ProblemCode> ofStatus(int status) {
        return Arrays.stream(values()).filter(code -> code.status == status).findFirst();
    }

    /** Empty if there is no such code. */
    public static Optional<ProblemCode> ofCode(String text) {
        return Arrays.stream(values()).filter(code -> code.code().equals(text)).findFirst();
    }

    /** In kebab-case, such as {@code invalid-parameter}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The member {@code type}: the path of the page about this code, relative to the root of the API. */
    public String type() {
        return PATH + code();
    }

    /** The HTTP status, 400 or more. */
    public int status() {
        return status;
    }

    /** The member {@code title}: the same for every error of this code. */
    public String title() {
        return title;
    }
}
