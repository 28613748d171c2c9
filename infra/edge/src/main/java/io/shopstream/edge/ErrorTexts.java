package io.shopstream.edge;

import io.shopstream.schemas.client.ProblemJson;
import io.shopstream.schemas.problem.ProblemCode;
import java.util.Map;

/** What an error says of which only the status is known: what is wrong, and what to do where that is known. */
@FunctionalInterface
public interface ErrorTexts {
    /** The texts of a service without texts of its own: each is true of every service. */
    ErrorTexts GENERAL = ErrorTexts::general;

    /** @param status an HTTP status of 400 or more */
    String detail(int status);

    /** The body of such an error, {@code application/problem+json} in UTF-8. */
    default byte[] problem(int status) {
        return problem(status, Map.of());
    }

    /** @param more members beside type, title, status and detail, in their order */
    default byte[] problem(int status, Map<String, ?> more) {
        return ProblemJson.of(status, detail(status), more);
    }

    /**
     * The body of an error whose code is known. The type is {@code about:blank} unless the service has pages about
     * codes.
     */
    default byte[] problem(ProblemCode code, String detail, Map<String, ?> more) {
        return ProblemJson.of(code.status(), detail, more);
    }

    private static String general(int status) {
        return switch (status) {
            case 400 -> "the request is malformed: check characters and percent encodings of its address and headers";
            case 401 -> "a key or token is required here";
            case 404 -> "there is nothing at this address";
            case 405 -> "this method is not allowed here";
            case 406 -> "no representation matches the Accept header; this service answers JSON";
            case 408 -> "the rest of the request did not arrive in time";
            case 412, 416, 417 -> "a condition in the headers of the request does not hold";
            case 413 -> "the request is too large";
            case 414, 431 -> "the address or the headers of the request are too long";
            case 415 -> "the content type of the body is not supported here; send application/json";
            case 501 -> "this method or transfer encoding is not supported here";
            case 503 -> "the service cannot answer now; try again in a moment";
            case 505 -> "this service speaks HTTP/1.1";
            default -> status >= 500 ? "internal error; the log of the service has the cause" : "invalid request";
        };
    }
}
