package io.shopstream.streams.runtime.stores;

import org.apache.kafka.streams.LagInfo;

/**
 * Position of a store in its changelog.
 *
 * @param position offset after the last record that the store has read or written
 * @param end end of the changelog, transaction markers and uncommitted records included
 */
record ChangelogLag(long position, long end) {
    static ChangelogLag of(LagInfo info) {
        return new ChangelogLag(info.currentOffsetPosition(), info.endOffsetPosition());
    }

    long behind() {
        return Math.max(0, end - position);
    }
}
