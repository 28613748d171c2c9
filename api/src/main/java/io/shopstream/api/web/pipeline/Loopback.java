package io.shopstream.api.web.pipeline;

import io.shopstream.api.web.problem.LocalOnlyException;
import io.shopstream.schemas.security.LocalRequest;
import jakarta.servlet.http.HttpServletRequest;

/** Checks that a request comes from this machine. Rejects requests forwarded by a proxy, wherever the proxy runs. */
final class Loopback {
    private Loopback() {}

    /** @throws LocalOnlyException if the request comes from elsewhere */
    static void require(HttpServletRequest request) {
        if (!LocalRequest.isLocal(request.getRemoteAddr(), request::getHeader)) {
            throw new LocalOnlyException();
        }
    }
}
