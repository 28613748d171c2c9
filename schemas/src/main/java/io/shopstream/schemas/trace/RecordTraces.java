package io.shopstream.schemas.trace;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Traces what a service does with records whose headers carry a trace. Thread-safe. */
@FunctionalInterface
public interface RecordTraces {
    /** Looks at no record. */
    RecordTraces OFF = (what, records) -> Processing.UNTRACED;

    /**
     * Called before records are processed; the result is closed afterwards, by any thread.
     *
     * @param what a verb, such as {@code load}
     */
    Processing begin(String what, Iterable<? extends ConsumerRecord<?, ?>> records);

    /** Records that are being processed. */
    interface Processing extends AutoCloseable {
        Processing UNTRACED = new Processing() {
            @Override
            public void failed(Throwable cause) {
                // nobody looks
            }

            @Override
            public void close() {
                // nobody looks
            }
        };

        void failed(Throwable cause);

        @Override
        void close();
    }
}
