package io.shopstream.sink;

import io.shopstream.schemas.security.LocalRequest;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** Restricts requests to this machine, because the sink has no API keys or roles. */
final class Loopback {
    private Loopback() {}

    /** @throws ErrorResponseException a 403 if the request comes from another machine */
    static void require(HttpServletRequest request) {
        if (!LocalRequest.isLocal(request.getRemoteAddr(), request::getHeader)) {
            ErrorResponseException forbidden = new ErrorResponseException(HttpStatus.FORBIDDEN);
            forbidden.setDetail("the warehouse can only be loaded, rebuilt and checked from this machine");
            throw forbidden;
        }
    }
}
