package io.shopstream.streams.web;

/** An invalid query parameter; the message names it and the allowed values, never the value sent. */
final class BadParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    BadParameterException(String parameter, String allowed) {
        super(parameter + " must be " + allowed);
        this.parameter = parameter;
    }

    String parameter() {
        return parameter;
    }
}
