package io.shopstream.api.sse;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An event id: server start and sequence number, so that an id from before a restart is never taken for a new one. */
record SseEventId(String epoch, long sequence) {
    private static final Pattern FORM = Pattern.compile("([0-9a-z]{1,16})-(\\d{1,18})");

    static Optional<SseEventId> parse(String text) {
        Matcher parts = FORM.matcher(text);
        return parts.matches()
                ? Optional.of(new SseEventId(parts.group(1), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return epoch + "-" + sequence;
    }
}
