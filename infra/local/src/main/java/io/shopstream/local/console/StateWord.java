package io.shopstream.local.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Formats a state of the producer or the sink as plain words: {@code slot lost: take a snapshot}. */
public final class StateWord {
    private StateWord() {}

    public static String of(String state, @Nullable String detail) {
        String plain = state.toLowerCase(Locale.ROOT).replace('_', ' ');
        return detail == null ? plain : plain + ": " + detail;
    }
}
