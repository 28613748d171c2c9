package io.shopstream.schemas.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sum by which products are ranked. */
public enum RankBy {
    NET,
    UNITS;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<RankBy> ofCode(String code) {
        return Arrays.stream(values()).filter(by -> by.code().equals(code)).findFirst();
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(RankBy::code).toList();
    }
}
