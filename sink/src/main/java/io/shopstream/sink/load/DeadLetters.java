package io.shopstream.sink.load;

import java.util.Collection;

/** Where refused records go. */
interface DeadLetters extends AutoCloseable {
    /** Returns when every letter is acknowledged by the broker, or throws and may have sent some: sending is repeatable. */
    void send(Collection<Rejection> rejections);

    @Override
    void close();
}
