package io.shopstream.local.verify.checks;

import io.shopstream.local.verify.comparison.RowCheck;
import io.shopstream.local.verify.views.StoreViews;
import java.sql.SQLException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the windows of a view that must still be read. Keys begin with the start of the window. */
final class UnsettledWindows {
    private static final int LENGTH = "2011-12-09T12:50:00Z".length();
    // A topic may hold an invalid key, which names no window.
    private static final Pattern START =
            Pattern.compile("\\d{4}-[01]\\d-[0-3]\\dT[0-2]\\d:[0-5]\\d:00Z.*", Pattern.DOTALL);

    private UnsettledWindows() {}

    /** Reads a view once: all of it in the first round, only the windows of unsettled keys later. */
    static void read(RowCheck check, Reading reading) throws SQLException {
        List<String> unsettled = check.unsettledKeys();
        check.begin();
        if (unsettled == null) {
            reading.of(null);
        } else if (!unsettled.isEmpty()) {
            reading.of(starts(unsettled).distinct().toList());
        }
    }

    private static Stream<String> starts(List<String> keys) {
        return keys.stream().filter(key -> START.matcher(key).matches()).map(key -> key.substring(0, LENGTH));
    }

    /** Start of the earliest window with an unsettled key. */
    static Instant first(@Nullable List<String> unsettled) {
        return unsettled == null
                ? StoreViews.EARLIEST
                : starts(unsettled)
                        .min(String::compareTo)
                        .map(UnsettledWindows::instant)
                        .orElse(StoreViews.EARLIEST);
    }

    private static Instant instant(String start) {
        try {
            return Instant.parse(start);
        } catch (DateTimeParseException e) {
            // The pattern lets some invalid keys pass, such as the 39th day of a month.
            return StoreViews.EARLIEST;
        }
    }

    /** Reads the given windows of a view, null for all. */
    @FunctionalInterface
    interface Reading {
        void of(@Nullable List<String> windows) throws SQLException;
    }
}
