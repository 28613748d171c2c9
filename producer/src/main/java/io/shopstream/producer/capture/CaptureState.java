package io.shopstream.producer.capture;

/** States of change capture; the names appear in {@code ProducerStatus.Capture}. */
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
