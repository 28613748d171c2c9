package io.shopstream.api.params;

/** A query parameter that cannot be taken as it is; becomes a 400 that names it and says what would be right. */
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
