package io.shopstream.api.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Whether a request comes from this machine. One that a proxy passed on does not, wherever the proxy runs. */
final class Loopback {
    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");

    private Loopback() {}

    /** @throws LocalOnlyException if it comes from elsewhere */
    static void require(HttpServletRequest request) {
        boolean forwarded = FORWARDED.stream().anyMatch(header -> request.getHeader(header) != null);
        if (forwarded || !isLoopback(request.getRemoteAddr())) {
            throw new LocalOnlyException();
        }
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
