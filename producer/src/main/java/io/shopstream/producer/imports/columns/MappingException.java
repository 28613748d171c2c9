package io.shopstream.producer.imports.columns;

/** A mapping cannot be used. The message names the mapping, the line or key, and the remedy. */
public final class MappingException extends Exception {
    private static final long serialVersionUID = 1L;

    MappingException(String message) {
        super(message);
    }
}
