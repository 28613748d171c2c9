package io.shopstream.producer.capture.slot;

import java.util.Optional;

/** Content of the offset topic. The source is written before a snapshot begins, the position while capture runs. */
record StoredProgress(Optional<StoredPosition> position, Optional<SourceIdentity> source) {
    static final StoredProgress NONE = new StoredProgress(Optional.empty(), Optional.empty());
}
