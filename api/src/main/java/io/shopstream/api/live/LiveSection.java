package io.shopstream.api.live;

import io.shopstream.api.params.BadParameterException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sections of the live stream: each is one type of event, the full state of what it is about. */
public enum LiveSection {
    RATES,
    REVENUE,
    SERIES,
    PRODUCTS,
    ORDERS,
    PIPELINE,
    FUNNEL,
    CATEGORIES,
    COUNTRIES,
    ALERTS,
    STOCK,
    QUALITY;

    private static final Set<LiveSection> UNLESS_NAMED = EnumSet.of(RATES, REVENUE, SERIES, PRODUCTS, ORDERS, PIPELINE);

    /** The name of the event, and of the section in a subscription. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The names of the sections to send.
     *
     * @param text names with commas between them; null for those that need the state stores and the feed only
     * @throws BadParameterException naming all sections
     */
    public static Set<String> parse(String parameter, @Nullable String text) {
        Set<LiveSection> sections = EnumSet.noneOf(LiveSection.class);
        if (text == null) {
            sections.addAll(UNLESS_NAMED);
        } else {
            for (String name : text.split(",", -1)) {
                sections.add(section(parameter, name));
            }
        }
        return sections.stream().map(LiveSection::code).collect(Collectors.toUnmodifiableSet());
    }

    private static LiveSection section(String parameter, String name) {
        return Arrays.stream(values())
                .filter(section -> section.code().equals(name))
                .findFirst()
                .orElseThrow(() -> new BadParameterException(
                        parameter,
                        "must be names with commas between them, of "
                                + Arrays.stream(values()).map(LiveSection::code).collect(Collectors.joining(", "))));
    }
}
