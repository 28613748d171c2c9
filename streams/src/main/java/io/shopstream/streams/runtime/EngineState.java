package io.shopstream.streams.runtime;

import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Life-cycle state of the engine. */
public sealed interface EngineState {
    /** Waits for broker or registry; Kafka Streams has not been started. */
    record Starting() implements EngineState {}

    record Started(KafkaStreams.State kafkaStreams) implements EngineState {}

    /** The start failed, or Kafka Streams was stopped, for a reason that retrying cannot fix. */
    record Refused(@Nullable String reason) implements EngineState {}

    record Closed() implements EngineState {}

    /** Label in {@code /queries/status}: the name of Kafka Streams' own state once it is started. */
    default String label() {
        return switch (this) {
            case Starting _ -> "STARTING";
            case Started(KafkaStreams.State state) -> state.name();
            case Refused _ -> "REFUSED";
            case Closed _ -> "CLOSED";
        };
    }

    /** Whether to keep the process: the engine runs or may still start. */
    default boolean isAlive() {
        return switch (this) {
            case Starting _ -> true;
            case Started(KafkaStreams.State state) ->
                switch (state) {
                    case CREATED, RUNNING, REBALANCING -> true;
                    case PENDING_ERROR, ERROR, PENDING_SHUTDOWN, NOT_RUNNING -> false;
                };
            case Refused _, Closed _ -> false;
        };
    }

    /**
     * Whether stores may be readable, including during a rebalance; {@code StatusReport} checks that all of them are
     * found.
     */
    default boolean isReady() {
        return this instanceof Started(KafkaStreams.State state) && state.isRunningOrRebalancing();
    }

    /**
     * Why records are not processed; null if nothing is wrong. Status and health show it.
     *
     * @param lastingFailure why stream threads fail again and again; null if they do not
     */
    default @Nullable String reason(@Nullable String lastingFailure) {
        return switch (this) {
            case Refused(String reason) -> reason;
            case Starting _, Started _ -> isAlive() ? lastingFailure : null;
            case Closed _ -> null;
        };
    }
}
