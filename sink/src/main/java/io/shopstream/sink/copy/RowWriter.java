package io.shopstream.sink.copy;

/** Writes all fields of one row, in column order. */
@FunctionalInterface
public interface RowWriter<R> {
    void write(R row, CopyEncoder out);
}
