package io.shopstream.edge;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A request that is allowed only from this machine came from elsewhere; Spring makes a 403 of it. */
public final class LocalOnlyException extends ErrorResponseException {
    private final String detail;

    LocalOnlyException(String detail) {
        super(HttpStatus.FORBIDDEN);
        this.detail = detail;
        setDetail(detail);
    }

    /** What is allowed from this machine only. */
    public String detail() {
        return detail;
    }
}
