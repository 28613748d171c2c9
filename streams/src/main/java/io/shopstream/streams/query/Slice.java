package io.shopstream.streams.query;

import org.jspecify.annotations.Nullable;

/** Which part of all sales a question is about. */
public sealed interface Slice {
    /** All of them. */
    record Everything() implements Slice {}

    /** Lines of one category, as it was at the sale. */
    record Category(String id) implements Slice {}

    /** Orders shipped to one country. */
    record Country(String name) implements Slice {}

    /** The category's id, null if the question is not about one. */
    default @Nullable String category() {
        return this instanceof Category(String id) ? id : null;
    }

    /** The country's name, null if the question is not about one. */
    default @Nullable String country() {
        return this instanceof Country(String name) ? name : null;
    }
}
