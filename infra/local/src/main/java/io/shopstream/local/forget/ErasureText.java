package io.shopstream.local.forget;

import java.util.List;

/** What an erasure did, for a terminal: counts and positions, no personal data. */
final class ErasureText {
    private static final int SHOWN = 10;

    private ErasureText() {}

    static String of(ErasureResult result) {
        StringBuilder text = new StringBuilder();
        line(text, "shop database", result.row() ? "name, e-mail and city of the row" : "nothing: it has no such row");
        line(text, "topic of users", "the newest record holds none of them any more");
        if (result.strays() > 0) {
            line(text, "", "%,d records under wrong keys are superseded".formatted(result.strays()));
        }
        line(text, "dead letters", "the bytes of %,d".formatted(result.letters()));
        line(
                text,
                "warehouse",
                result.warehouseRows() == 0
                        ? "no row holds any of them any more"
                        : "name, e-mail and city of %,d rows".formatted(result.warehouseRows()));
        if (result.superseded() > 0) {
            text.append("%,d former records stay in the topics until Kafka compacts them; --compact does it now.%n"
                    .formatted(result.superseded()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String where, String what) {
        text.append("  %-15s %s%n".formatted(where, what));
    }

    /** Where records that name the user stay; empty if there are none. */
    static String kept(List<String> positions) {
        if (positions.isEmpty()) {
            return "";
        }
        int more = positions.size() - SHOWN;
        return ("NOT erased: %,d records that name the user, in topics that are kept for ever; only their dead letters"
                        + " are. Correct the program that sent them. Positions: %s%s%n")
                .formatted(
                        positions.size(),
                        String.join(", ", positions.stream().limit(SHOWN).toList()),
                        more > 0 ? " and %,d more".formatted(more) : "");
    }
}
