package io.shopstream.streams.runtime;

import java.util.List;

/** The application id belongs to another version of the topology; the message says how to go on. */
final class ForeignTopologyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ForeignTopologyException(String applicationId, List<String> foreign) {
        super("another version of the topology has been running as %s and left %s. Either run this one as another"
                        .formatted(applicationId, String.join(", ", foreign))
                + " generation beside it (SHOPSTREAM_STREAMS_GENERATION), or let go of what it counted with './shopstream"
                + " streams reset': everything is counted anew from the log");
    }
}
