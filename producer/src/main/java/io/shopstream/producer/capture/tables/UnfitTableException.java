package io.shopstream.producer.capture.tables;

/**
 * A captured table lacks columns that capture needs, or lacked them when a change was made. The message names table,
 * column and remedy.
 */
public final class UnfitTableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public UnfitTableException(String table, String column, String trouble, String remedy) {
        this("column %s.%s %s: %s, then run ./shopstream snapshot".formatted(table, column, trouble, remedy));
    }

    private UnfitTableException(String message) {
        super(message);
    }

    static UnfitTableException unpublished(String table, String publication) {
        return new UnfitTableException(("table %s is not in publication %s: add it (alter publication %s add table %s),"
                        + " then run ./shopstream snapshot")
                .formatted(table, publication, publication, table));
    }

    static UnfitTableException missing(String table, String column, ColumnKind kind) {
        return new UnfitTableException(
                table,
                column,
                "is missing",
                "put it back with a value in every row (alter table %s add column %s %s not null default ...)"
                        .formatted(table, column, kind.usual()));
    }

    static UnfitTableException retyped(String table, String column, String type, ColumnKind kind) {
        return new UnfitTableException(
                table,
                column,
                "is " + type + ", not " + kind.usual(),
                "change it back (alter table %s alter column %s type %s)".formatted(table, column, kind.usual()));
    }
}
