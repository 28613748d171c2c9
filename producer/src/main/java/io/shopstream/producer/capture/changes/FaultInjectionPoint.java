package io.shopstream.producer.capture.changes;

/** Lets tests block or fail capture before a change is prepared. Production passes {@link #NONE}. */
@FunctionalInterface
public interface FaultInjectionPoint {
    FaultInjectionPoint NONE = change -> {};

    /** A change was read and is about to be prepared for its topic. */
    void reading(TableChange change) throws InterruptedException;
}
