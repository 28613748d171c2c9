package io.shopstream.producer.capture.slot;

/** Decides whether and how the engine may start. */
public sealed interface SlotDecision {
    /** Resume from the stored offset: it matches the slot. */
    record Resume() implements SlotDecision {}

    /**
     * Take a snapshot of every table.
     *
     * @param reason for the log
     */
    record TakeSnapshot(String reason) implements SlotDecision {}

    /** Inspect again after a pause. */
    record Wait(String reason) implements SlotDecision {}

    /** Changes were or may have been missed: an operator must request a snapshot. */
    record Lost(String reason) implements SlotDecision {}

    /** The configuration or the environment must be changed first. */
    record Refuse(String reason) implements SlotDecision {}
}
