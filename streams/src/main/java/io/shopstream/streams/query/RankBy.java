package io.shopstream.streams.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What products are ranked by. */
public enum RankBy {
    NET,
    UNITS;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RankBy> labelled(String label) {
        return Arrays.stream(values()).filter(by -> by.label().equals(label)).findFirst();
    }

    public static List<String> labels() {
        return Arrays.stream(values()).map(RankBy::label).toList();
    }
}
