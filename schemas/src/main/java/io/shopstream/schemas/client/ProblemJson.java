package io.shopstream.schemas.client;

import io.shopstream.schemas.query.QueryJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** The body of an error that no controller answers: a problem (RFC 9457) without stack trace and without HTML. */
public final class ProblemJson {
    /** The media type of the body; the text is UTF-8. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final int SERVER_ERROR = 500;

    private ProblemJson() {}

    /** @param more members beside type, title, status and detail, in their order */
    public static byte[] of(int status, String detail, Map<String, ?> more) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", "about:blank");
        members.put("title", title(status));
        members.put("status", status);
        members.put("detail", detail);
        members.putAll(more);
        return QueryJson.mapper().writeValueAsBytes(members);
    }

    /** For an error of which only the status is known. */
    public static byte[] of(int status) {
        return of(status, detail(status), Map.of());
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 408 -> "Request Timeout";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 414 -> "URI Too Long";
            case 415 -> "Unsupported Media Type";
            case 416 -> "Range Not Satisfiable";
            case 417 -> "Expectation Failed";
            case 421 -> "Misdirected Request";
            case 431 -> "Request Header Fields Too Large";
            case 500 -> "Internal Server Error";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            default -> "Error";
        };
    }

    private static String detail(int status) {
        return switch (status) {
            case 400 -> "the request is malformed: check characters and percent encodings of its address and headers";
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
            default ->
                status >= SERVER_ERROR ? "internal error; the log of the service has the cause" : "invalid request";
        };
    }
}
