package io.shopstream.api.params;

/** An invalid request parameter; becomes a 400 that names it and says what is accepted. */
public final class BadParameterException extends RuntimeException {
    private final String parameter;

    /**
     * @param parameter the name as the caller wrote it
     * @param remedy a sentence that says what is accepted; never repeats the value
     */
    public BadParameterException(String parameter, String remedy) {
        super(remedy);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
