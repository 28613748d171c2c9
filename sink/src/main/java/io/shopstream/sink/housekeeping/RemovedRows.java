package io.shopstream.sink.housekeeping;

/** Counts what a run has removed so far; correct even if the run fails later. Not thread-safe. */
final class RemovedRows {
    private int partitions;
    private long rows;

    void partition(long rowsOfPartition) {
        partitions++;
        rows += rowsOfPartition;
    }

    void rows(long more) {
        rows += more;
    }

    int partitions() {
        return partitions;
    }

    long rows() {
        return rows;
    }
}
