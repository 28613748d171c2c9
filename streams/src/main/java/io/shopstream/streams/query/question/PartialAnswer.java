package io.shopstream.streams.query.question;

/** Answer of one partition, or of several merged: a record of plain values that JSON can represent. */
public interface PartialAnswer<P> {
    /** Merges the answers of different partitions; commutative and associative. */
    P merge(P other);
}
