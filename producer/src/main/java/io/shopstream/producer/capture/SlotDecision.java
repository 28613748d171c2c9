package io.shopstream.producer.capture;

/** What to do before the engine may start. */
sealed interface SlotDecision {
    /** Offset and slot fit together. */
    record GoOn() implements SlotDecision {}

    /**
     * Take a snapshot of every table.
     *
     * @param why for the log
     */
    record BeginAnew(String why) implements SlotDecision {}

    /** Look again a little later. */
    record Wait(String why) implements SlotDecision {}

    /** Changes were missed, or may have been: a person decides when to take the tables anew. */
    record Lost(String why) implements SlotDecision {}

    /** A person has to change something first. */
    record Refuse(String why) implements SlotDecision {}
}
