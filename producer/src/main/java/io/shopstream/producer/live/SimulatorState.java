package io.shopstream.producer.live;

/** What the simulator is doing. */
public enum SimulatorState {
    /** Not started: switched off by configuration. */
    DISABLED,
    /** Making the catalogue, providing topics. */
    STARTING,
    /** Publishing at the chosen rate. */
    RUNNING,
    /** Rate 0: time stands still in the shop. */
    PAUSED,
    /** Kafka or the schema registry does not answer; it goes on by itself when they do. */
    WAITING,
    /** It cannot go on without a person; the detail says why. */
    FAILED,
    STOPPED
}
