package io.shopstream.api.producer;

/** The producer refused a request. */
public final class ProducerRefusedException extends RuntimeException {
    private final int status;

    /**
     * @param status HTTP status for the caller, such as 400 for an invalid request or 409 if the simulated shop is off
     * @param detail one sentence for the caller
     */
    public ProducerRefusedException(int status, String detail) {
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
