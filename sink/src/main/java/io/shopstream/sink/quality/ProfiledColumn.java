package io.shopstream.sink.quality;

/**
 * A column to be profiled.
 *
 * @param name as in the table
 */
record ProfiledColumn(String name, Kind kind) {
    enum Kind {
        /** Smallest, largest, mean, deciles. */
        NUMBER,
        /** Earliest, latest, deciles. */
        TIME,
        /** The ten most frequent values. */
        CATEGORY,
        /** Lengths only: the values may be names and addresses of people. */
        TEXT
    }

    static ProfiledColumn number(String name) {
        return new ProfiledColumn(name, Kind.NUMBER);
    }

    static ProfiledColumn time(String name) {
        return new ProfiledColumn(name, Kind.TIME);
    }

    static ProfiledColumn category(String name) {
        return new ProfiledColumn(name, Kind.CATEGORY);
    }

    static ProfiledColumn text(String name) {
        return new ProfiledColumn(name, Kind.TEXT);
    }
}
