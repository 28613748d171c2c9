package io.shopstream.schemas.security;

import io.shopstream.schemas.client.ProblemJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is refused.
 *
 * @param header the request header that decided; null if none did
 * @param detail says what to do; never repeats what was sent
 */
public record Refusal(int status, @Nullable String header, String detail) {
    private static final String SETTING =
            "; name it in " + AllowedHosts.KEY + " (" + AllowedHosts.VARIABLE + ") if it is yours";

    static Refusal misdirected(String header, String detail) {
        return new Refusal(421, header, detail + SETTING);
    }

    static Refusal forbidden(String header, String detail) {
        return new Refusal(403, header, detail + SETTING);
    }

    static Refusal notJson() {
        return new Refusal(
                415,
                "Content-Type",
                "a POST needs the header Content-Type: application/json or " + RequestGuard.CUSTOM_HEADER
                        + ", so that no page of another site can send it");
    }

    static Refusal semicolon() {
        return new Refusal(
                400, null, "write a semicolon in the path as %3B, or ask for an id that contains one with ?id=");
    }

    /** The body of the response: {@code application/problem+json}. */
    public byte[] problem() {
        Map<String, Object> more = new LinkedHashMap<>();
        if (header != null) {
            more.put("header", header);
        }
        if (detail.endsWith(SETTING)) {
            more.put("setting", AllowedHosts.KEY);
        }
        return ProblemJson.of(status, detail, more);
    }
}
