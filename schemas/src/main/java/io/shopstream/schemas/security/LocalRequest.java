package io.shopstream.schemas.security;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Checks that an HTTP request comes from this machine: services without keys and roles are changed from here only. */
public final class LocalRequest {
    /** A proxy on this machine has a loopback address, whoever its client is. */
    private static final List<String> SET_BY_PROXIES =
            List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via");

    private LocalRequest() {}

    /**
     * Whether the client connected from a loopback address and no proxy forwarded its request.
     *
     * @param remoteAddress of the connection, an IP address; null or empty if the server does not know it any more
     * @param header the value of a request header, null if the request has none of that name
     */
    public static boolean isLocal(@Nullable String remoteAddress, Function<String, @Nullable String> header) {
        return SET_BY_PROXIES.stream().allMatch(name -> header.apply(name) == null) && isLoopback(remoteAddress);
    }

    private static boolean isLoopback(@Nullable String address) {
        if (address == null || address.isBlank()) {
            // InetAddress takes both for the loopback address.
            return false;
        }
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
