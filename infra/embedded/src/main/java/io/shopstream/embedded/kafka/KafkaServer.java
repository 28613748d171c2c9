package io.shopstream.embedded.kafka;

/** A broker on this machine. Topics and address survive {@link #stop()} and {@link #start()}. */
public interface KafkaServer {

    /** Returns when the broker answers. Does nothing if it already runs. */
    void start();

    /** An orderly shutdown. */
    void stop();

    String bootstrapServers();
}
