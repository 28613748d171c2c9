package io.shopstream.schemas.serde;

import java.io.IOException;

/** A text of a record is not valid UTF-8. */
final class MalformedTextException extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedTextException() {
        super("a text is not valid UTF-8");
    }
}
