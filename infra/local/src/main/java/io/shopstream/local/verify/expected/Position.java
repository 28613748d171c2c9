package io.shopstream.local.verify.expected;

/** Position of a record in the orders topic. */
public record Position(int partition, long offset) {
    @Override
    public String toString() {
        return "partition " + partition + " offset " + offset;
    }
}
