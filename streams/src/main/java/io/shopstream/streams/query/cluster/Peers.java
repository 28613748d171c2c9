package io.shopstream.streams.query.cluster;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends questions to other instances. */
public interface Peers {
    /**
     * Completes exceptionally if the instance cannot be reached, does not answer within {@code timeout}, or returns an
     * invalid answer.
     *
     * @param address {@code host:port}
     */
    CompletableFuture<PeerAnswer> ask(String address, PeerQuestion question, Duration timeout);
}
