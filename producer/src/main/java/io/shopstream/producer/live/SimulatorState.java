package io.shopstream.producer.live;

/** What the simulator is doing. */
public enum SimulatorState {
    /** Not started: disabled by configuration. */
    DISABLED,
    /** Creating the topics, seeding or loading the shop database. */
    STARTING,
    /** Simulating the history of a new shop, whose records are then published beside live traffic. */
    HISTORY,
    /** Publishing at the chosen rate. */
    RUNNING,
    /** Rate 0: shop time stands still. */
    PAUSED,
    /** Kafka, the schema registry or the shop database does not answer; resumes automatically. */
    WAITING,
    /** Ended by an error that a retry cannot fix; the detail says why. */
    FAILED,
    STOPPED;

    /** Whether the simulator still works or will by itself; otherwise only a new process starts it again. */
    public boolean isAlive() {
        return switch (this) {
            case DISABLED, STARTING, HISTORY, RUNNING, PAUSED, WAITING -> true;
            case FAILED, STOPPED -> false;
        };
    }
}
