package io.shopstream.api.explain;

import java.util.Locale;

/** What became of the record of a version. */
enum RecordState {
    READ,
    /** Loaded before positions were kept. */
    REBUILD_TO_FILL,
    /** Deleted by Kafka. */
    NO_LONGER_IN_TOPIC,
    /** Something else, or nothing, is at the position. */
    NOT_THIS_VERSION,
    /** Breaks a rule of today. */
    INVALID;

    /** As in answers. */
    String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
