package io.shopstream.api.data;

import io.shopstream.api.paging.KeyType;

/**
 * A column of a list.
 *
 * @param name in snake_case, as in JSON and CSV
 * @param sql its expression over the table, which is {@code t}
 */
record Column(String name, String sql, ColumnKind kind) {
    static Column text(String name) {
        return of(name, ColumnKind.TEXT);
    }

    static Column number(String name) {
        return of(name, ColumnKind.NUMBER);
    }

    static Column flag(String name) {
        return of(name, ColumnKind.FLAG);
    }

    static Column time(String name) {
        return of(name, ColumnKind.TIME);
    }

    static Column money(String name) {
        return of(name, ColumnKind.MONEY);
    }

    static Column of(String name, ColumnKind kind) {
        return new Column(name, "t." + name, kind);
    }

    static Column computed(String name, String sql) {
        return new Column(name, sql, ColumnKind.TEXT);
    }

    /** @throws IllegalStateException if no list is ordered by such a column */
    KeyType key() {
        return switch (kind) {
            case TEXT -> KeyType.TEXT;
            case NUMBER -> KeyType.NUMBER;
            case TIME -> KeyType.TIME;
            case FLAG, DATE, MONEY, NAME, EMAIL -> throw new IllegalStateException("no order goes by " + name);
        };
    }
}
