package io.shopstream.producer.live;

/** What the simulator is doing. */
public enum SimulatorState {
    /** Not started: switched off by configuration. */
    DISABLED,
    /** Making or finding the shop database, providing topics. */
    STARTING,
    /** Simulating the past of a new shop, whose records are then published beside live traffic. */
    HISTORY,
    /** Publishing at the chosen rate. */
    RUNNING,
    /** Rate 0: time stands still in the shop. */
    PAUSED,
    /** Kafka, the schema registry or the shop database does not answer; it goes on by itself when they do. */
    WAITING,
    /** It cannot go on without a person; the detail says why. */
    FAILED,
    STOPPED
}
