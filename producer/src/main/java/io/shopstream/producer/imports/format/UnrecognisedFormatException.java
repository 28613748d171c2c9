package io.shopstream.producer.imports.format;

/** A file cannot be read as order lines. The message continues "the file ..." and names the remedy. */
public final class UnrecognisedFormatException extends Exception {
    private static final long serialVersionUID = 1L;

    public UnrecognisedFormatException(String message) {
        super(message);
    }
}
