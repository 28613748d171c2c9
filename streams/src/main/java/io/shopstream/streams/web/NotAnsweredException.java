package io.shopstream.streams.web;

import org.springframework.http.HttpStatus;

/** The query found nothing or failed; the status tells whether a retry helps. */
final class NotAnsweredException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    NotAnsweredException(HttpStatus status, String reason) {
        super(reason);
        this.status = status;
    }

    HttpStatus status() {
        return status;
    }
}
