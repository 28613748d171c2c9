package io.shopstream.sink.load.batch;

import java.util.Collection;

/** Writes rejected records to a dead-letter topic. */
public interface DeadLetters extends AutoCloseable {
    /**
     * Returns once the broker has acknowledged every dead letter. After an exception some may have been sent; sending
     * them again is safe.
     */
    void send(Collection<Rejection> rejections);

    @Override
    void close();
}
