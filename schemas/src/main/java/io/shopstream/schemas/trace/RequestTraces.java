package io.shopstream.schemas.trace;

import java.util.function.BiConsumer;

/** Traces the requests that a service sends to another one. Thread-safe. */
@FunctionalInterface
public interface RequestTraces {
    /** Adds no header. */
    RequestTraces OFF = (method, address, header) -> Sent.UNTRACED;

    /**
     * Called before a request is sent.
     *
     * @param address scheme, host, port and path
     * @param header takes the headers that carry the trace, by name and value
     */
    Sent sending(String method, String address, BiConsumer<String, String> header);

    /** A request on its way. Exactly one of the methods is called, from any thread. */
    interface Sent {
        Sent UNTRACED = new Sent() {
            @Override
            public void answered(int status) {
                // nobody looks
            }

            @Override
            public void failed(Throwable cause) {
                // nobody looks
            }
        };

        void answered(int status);

        /** No answer arrived. */
        void failed(Throwable cause);
    }
}
