package io.shopstream.streams.runtime;

import org.apache.kafka.streams.KafkaStreams;
import org.jspecify.annotations.Nullable;

/** Where the engine is in its life. */
public sealed interface EngineState {
    /** Broker or registry are being waited for; Kafka Streams has not been started. */
    record Starting() implements EngineState {}

    record Started(KafkaStreams.State kafkaStreams) implements EngineState {}

    /** The start, or a stored value, was something that waiting cannot mend. */
    record Refused(@Nullable String reason) implements EngineState {}

    record Closed() implements EngineState {}

    /** As {@code /queries/status} shows it: the name of Kafka Streams' own state once there is one. */
    default String label() {
        return switch (this) {
            case Starting _ -> "STARTING";
            case Started(KafkaStreams.State state) -> state.name();
            case Refused _ -> "REFUSED";
            case Closed _ -> "CLOSED";
        };
    }

    /** Worth keeping the process: it runs, or may still come to run. */
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

    /** Stores may be readable, a rebalance included; whether all of them can be found is for {@link StatusReport} to say. */
    default boolean isReady() {
        return this instanceof Started(KafkaStreams.State state) && state.isRunningOrRebalancing();
    }
}
