package io.shopstream.producer.capture.changes;

/** States of change capture; the names appear in {@code ProducerStatus.Capture}. */
public enum CaptureState {
    DISABLED,
    STARTING,
    SNAPSHOT,
    STREAMING,
    WAITING,
    SLOT_LOST,
    FAILED,
    STOPPED
}
