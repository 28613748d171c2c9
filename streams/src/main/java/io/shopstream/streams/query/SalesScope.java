package io.shopstream.streams.query;

import org.jspecify.annotations.Nullable;

/** The part of all sales that a query covers. */
public sealed interface SalesScope {
    /** All sales. */
    record Everything() implements SalesScope {}

    /** Order lines of one category, as of the sale. */
    record Category(String id) implements SalesScope {}

    /** Orders shipped to one country. */
    record Country(String name) implements SalesScope {}

    /** Returns the category's id; null if the scope is not one category. */
    default @Nullable String category() {
        return this instanceof Category(String id) ? id : null;
    }

    /** Returns the country's name; null if the scope is not one country. */
    default @Nullable String country() {
        return this instanceof Country(String name) ? name : null;
    }
}
