package io.shopstream.api.producer;

/** The producer is there and will not do what it was asked. */
public final class ProducerRefusedException extends RuntimeException {
    private final int status;

    /**
     * @param status HTTP status for the caller: 400 what was asked is wrong, 409 the simulated shop is off
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
