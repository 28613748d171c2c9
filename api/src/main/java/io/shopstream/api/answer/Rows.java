package io.shopstream.api.answer;

import java.util.function.Consumer;

/** A table whose rows are also JSON objects, so that it can be written as CSV and as one object per line (NDJSON). */
public interface Rows extends Tabular {
    /** Passes the rows one by one; none is kept. */
    void forEachItem(Consumer<Object> item);
}
