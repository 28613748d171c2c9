package io.shopstream.producer.capture;

/** Where change capture stands; the names are those of {@code ProducerStatus.Capture}. */
enum CaptureState {
    DISABLED,
    STARTING,
    SNAPSHOT,
    STREAMING,
    WAITING,
    SLOT_LOST,
    FAILED,
    STOPPED
}
