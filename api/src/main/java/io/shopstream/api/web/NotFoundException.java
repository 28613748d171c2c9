package io.shopstream.api.web;

/** The requested resource does not exist; becomes a 404. */
final class NotFoundException extends RuntimeException {
    NotFoundException(String detail) {
        super(detail);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
