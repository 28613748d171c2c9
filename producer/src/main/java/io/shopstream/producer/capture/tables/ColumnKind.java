package io.shopstream.producer.capture.tables;

import java.util.regex.Pattern;

/** The column types that capture accepts. */
enum ColumnKind {
    TEXT("text", "text|character varying(\\(\\d+\\))?"),
    /** Two decimal places, so that every value is a whole number of minor units. */
    MONEY("numeric(14,2)", "numeric\\(\\d+,2\\)"),
    COUNT("bigint", "bigint"),
    FLAG("boolean", "boolean"),
    INSTANT("timestamp(3) with time zone", "timestamp(\\([0-3]\\))? with time zone"),
    DAY("date", "date");

    private final String usual;
    private final Pattern accepted;

    ColumnKind(String usual, String accepted) {
        this.usual = usual;
        this.accepted = Pattern.compile(accepted);
    }

    /** The type as a migration would write it. */
    String usual() {
        return usual;
    }

    /**
     * @param type as PostgreSQL's {@code format_type} returns it
     */
    boolean fits(String type) {
        return accepted.matcher(type).matches();
    }
}
