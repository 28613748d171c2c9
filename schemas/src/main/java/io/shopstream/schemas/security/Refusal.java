package io.shopstream.schemas.security;

import io.shopstream.schemas.problem.ProblemCode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is refused.
 *
 * @param header the request header that decided; null if none did
 * @param detail says what to do; never repeats what was sent
 */
public record Refusal(ProblemCode code, @Nullable String header, String detail) {
    private static final String SETTING =
            "; name it in " + AllowedHosts.KEY + " (" + AllowedHosts.VARIABLE + ") if it is yours";

    static Refusal misdirected(String header, String detail) {
        return new Refusal(ProblemCode.FOREIGN_HOST, header, detail + SETTING);
    }

    static Refusal forbidden(String header, String detail) {
        return new Refusal(ProblemCode.FOREIGN_ORIGIN, header, detail + SETTING);
    }

    static Refusal notJson() {
        return new Refusal(
                ProblemCode.UNSUPPORTED_MEDIA_TYPE,
                "Content-Type",
                "a POST needs the header Content-Type: application/json or " + RequestGuard.CUSTOM_HEADER
                        + ", so that no page of another site can send it");
    }

    static Refusal semicolon() {
        return new Refusal(
                ProblemCode.UNREADABLE_REQUEST,
                null,
                "write a semicolon in the path as %3B, or ask for an id that contains one with ?id=");
    }

    public int status() {
        return code.status();
    }

    /** Members of the problem beside type, title, status and detail. */
    public Map<String, String> members() {
        Map<String, String> members = new LinkedHashMap<>();
        if (header != null) {
            members.put("header", header);
        }
        if (detail.endsWith(SETTING)) {
            members.put("setting", AllowedHosts.KEY);
        }
        return members;
    }
}
