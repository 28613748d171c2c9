package io.shopstream.streams.runtime;

import org.apache.kafka.streams.LagInfo;

/**
 * Where a store is in its changelog.
 *
 * @param position after the last record it has read or written
 * @param end of the changelog, transaction markers and uncommitted records included
 */
record ChangelogLag(long position, long end) {
    static ChangelogLag of(LagInfo info) {
        return new ChangelogLag(info.currentOffsetPosition(), info.endOffsetPosition());
    }

    long behind() {
        return Math.max(0, end - position);
    }
}
