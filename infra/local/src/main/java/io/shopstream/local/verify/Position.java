package io.shopstream.local.verify;

/** Where a record stands in the orders topic. */
record Position(int partition, long offset) {
    @Override
    public String toString() {
        return "partition " + partition + " offset " + offset;
    }
}
