package io.shopstream.api.params;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** From which end a ranking begins. */
public enum RankOrder {
    BEST,
    WORST;

    private static final String ORDER = "order";

    /**
     * @param text null for the best first
     * @throws BadParameterException if the text is neither {@code best} nor {@code worst}
     */
    public static RankOrder parse(@Nullable String text) {
        List<String> codes = Arrays.stream(values()).map(RankOrder::code).toList();
        return text == null ? BEST : values()[codes.indexOf(Choices.parse(ORDER, text, codes))];
    }

    /** As in requests and answers. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
