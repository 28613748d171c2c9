package io.shopstream.api.guard;

import org.jspecify.annotations.Nullable;

/**
 * Who sends a request.
 *
 * @param keyId null without a key
 * @param name of the key, or {@value #LOCAL_NAME}
 */
public record Caller(@Nullable String keyId, String name, Role role) {
    private static final String LOCAL_NAME = "loopback";

    /** Somebody without a key, while the service is bound to a loopback address. */
    public static final Caller LOCAL = new Caller(null, LOCAL_NAME, Role.OPERATOR);

    /** Differs for every key. */
    public String owner() {
        return keyId == null ? LOCAL_NAME : keyId;
    }

    /** Whether names and e-mail addresses of customers are shown: to operators who say who they are. */
    public boolean seesPersonalData() {
        return keyId != null && role == Role.OPERATOR;
    }
}
