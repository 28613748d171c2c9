package io.shopstream.api.web;

/** What was asked for is not there; becomes a 404. */
final class NotFoundException extends RuntimeException {
    NotFoundException(String detail) {
        super(detail);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
