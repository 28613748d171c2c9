package io.shopstream.streams.query;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The way to other instances. */
public interface Peers {
    /**
     * Completes exceptionally if the instance cannot be reached, does not answer within {@code timeout}, or gives
     * anything but an answer.
     *
     * @param address {@code host:port}
     */
    CompletableFuture<PeerAnswer> ask(String address, PeerQuestion question, Duration timeout);
}
