package io.shopstream.streams.web;

/** A query parameter that cannot be used; the message names it and what is allowed, never what was sent. */
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
