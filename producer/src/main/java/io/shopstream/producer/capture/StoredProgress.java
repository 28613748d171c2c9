package io.shopstream.producer.capture;

import java.util.Optional;

/** What the offset topic holds. The source is written before a snapshot begins, the position as it goes on. */
record StoredProgress(Optional<StoredPosition> position, Optional<SourceIdentity> source) {
    static final StoredProgress NONE = new StoredProgress(Optional.empty(), Optional.empty());
}
