package io.shopstream.schemas.client;

import java.io.IOException;

/** The answer, its body included, was not complete within the deadline. */
final class LateAnswerException extends IOException {
    private static final long serialVersionUID = 1L;

    LateAnswerException(Exception cause) {
        super(cause);
    }
}
