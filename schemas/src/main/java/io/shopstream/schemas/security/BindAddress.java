package io.shopstream.schemas.security;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Tells whether a service can be reached from other machines. */
public final class BindAddress {
    private BindAddress() {}

    /**
     * Whether a service that listens on this address can be reached from its own machine only.
     *
     * @param bind an address or a name, as in {@code server.address}; empty for all addresses
     * @return false also if the name is not known: it may lead anywhere by the time the service listens
     */
    public static boolean isLoopback(String bind) {
        try {
            return !bind.isBlank() && InetAddress.getByName(bind).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
