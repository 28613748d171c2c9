package io.shopstream.local.verify;

/** Position of a record in the orders topic. */
record Position(int partition, long offset) {
    @Override
    public String toString() {
        return "partition " + partition + " offset " + offset;
    }
}
