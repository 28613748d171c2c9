package io.shopstream.sink;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Whether a request comes from this machine: there are no keys and roles here. */
final class Loopback {
    private Loopback() {}

    /** @throws ErrorResponseException a 403 if it comes from elsewhere */
    static void require(HttpServletRequest request) {
        if (!isLoopback(request.getRemoteAddr())) {
            ErrorResponseException forbidden = new ErrorResponseException(HttpStatus.FORBIDDEN);
            forbidden.setDetail("the warehouse can only be rebuilt and checked from this machine");
            throw forbidden;
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
