package io.shopstream.api.data;

import io.shopstream.api.guard.Caller;
import io.shopstream.api.guard.CurrentCaller;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a reader sees names and e-mail addresses of customers. A masked value is the same for all of them, so
 * it tells neither length nor first letter; what is unknown remains null.
 */
public enum PersonalData {
    MASKED,
    CLEAR;

    private static final String MASK = "***";

    /**
     * What the caller of the current request may see: everything for an operator with a key, else nothing. Somebody at
     * the machine of the shop without a key sees nothing, too, because it may be any program there.
     */
    public static PersonalData ofReader() {
        return CurrentCaller.get().filter(Caller::seesPersonalData).isPresent() ? CLEAR : MASKED;
    }

    @Nullable String name(@Nullable String name) {
        return name == null || this == CLEAR ? name : MASK;
    }

    @Nullable String email(@Nullable String email) {
        return email == null || this == CLEAR ? email : MASK + "@" + MASK;
    }
}
