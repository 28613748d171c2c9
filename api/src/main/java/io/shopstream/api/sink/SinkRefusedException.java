package io.shopstream.api.sink;

/** The sink refused a rebuild. */
public final class SinkRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    /**
     * @param status HTTP status for the caller
     * @param detail what is wrong and the remedy
     */
    public SinkRefusedException(int status, String detail) {
        super(detail);
        this.status = status;
    }

    public int status() {
        return status;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
