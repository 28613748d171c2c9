package io.shopstream.api.web.problem;

/** The requested resource does not exist; becomes a 404. */
public final class NotFoundException extends RuntimeException {
    public NotFoundException(String detail) {
        super(detail);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
