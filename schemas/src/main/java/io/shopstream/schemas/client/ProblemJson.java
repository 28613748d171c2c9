package io.shopstream.schemas.client;

import io.shopstream.schemas.problem.ProblemCode;
import io.shopstream.schemas.query.QueryJson;
import java.util.LinkedHashMap;
import java.util.Map;

/** The body of an error: a problem (RFC 9457) without stack trace and without HTML. */
public final class ProblemJson {
    /** The media type of the body; the text is UTF-8. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private ProblemJson() {}

    /**
     * A problem that says no more than its status: its type is {@code about:blank}.
     *
     * @param more members beside type, title, status and detail, in their order
     */
    public static byte[] of(int status, String detail, Map<String, ?> more) {
        return of("about:blank", title(status), status, detail, more);
    }

    /** @param more members beside type, title, status and detail, in their order */
    public static byte[] of(ProblemCode code, String detail, Map<String, ?> more) {
        return of(code.type(), code.title(), code.status(), detail, more);
    }

    private static byte[] of(String type, String title, int status, String detail, Map<String, ?> more) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", type);
        members.put("title", title);
        members.put("status", status);
        members.put("detail", detail);
        members.putAll(more);
        return QueryJson.mapper().writeValueAsBytes(members);
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
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
}
