package io.shopstream.streams.runtime.application;

import java.util.List;

/** The application id is in use by another version of the topology; the message names the remedy. */
public final class ForeignTopologyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignTopologyException(String applicationId, List<String> foreign) {
        super("another version of the topology has run as %s and left topics unknown to this one: %s. Run this one"
                        .formatted(applicationId, String.join(", ", foreign))
                + " as another generation (SHOPSTREAM_STREAMS_GENERATION), or discard the old state with './shopstream"
                + " streams reset' to reprocess the log");
    }
}
