package io.shopstream.embedded.registry;

import io.shopstream.embedded.host.Ports;

/** A schema registry on this machine. Its address survives {@link #stop()} and {@link #start()}. */
public interface RegistryServer {

    /** Returns when the registry answers. Does nothing if it already runs. */
    void start();

    void stop();

    int port();

    /** The root of the Confluent API, without a slash at the end. */
    default String url() {
        return url(port());
    }

    /** The {@link #url()} of the registry at a port, also before it runs. */
    static String url(int port) {
        return "http://" + Ports.HOST + ":" + port + "/apis/ccompat/v7";
    }
}
