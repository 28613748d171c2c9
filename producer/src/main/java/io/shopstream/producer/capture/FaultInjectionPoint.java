package io.shopstream.producer.capture;

/** Where a crash is most telling. Production passes {@link #NONE}; tests stop or fail there on purpose. */
@FunctionalInterface
interface FaultInjectionPoint {
    FaultInjectionPoint NONE = change -> {};

    /** A change was read and is about to be prepared for its topic. */
    void reading(TableChange change) throws InterruptedException;
}
