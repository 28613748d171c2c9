package io.shopstream.sink.housekeeping;

/** What a run has removed so far; right even if the run then fails. Not thread-safe. */
final class RemovedRows {
    private int partitions;
    private long rows;

    void partition(long itsRows) {
        partitions++;
        rows += itsRows;
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
