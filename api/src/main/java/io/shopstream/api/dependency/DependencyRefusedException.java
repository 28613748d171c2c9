package io.shopstream.api.dependency;

/** A dependency refused a request; becomes a problem with the same status. */
public final class DependencyRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Dependency dependency;
    private final int status;

    /**
     * @param status HTTP status for the caller, such as 400 for an invalid request or 409 if the simulated shop is off
     * @param detail one sentence for the caller
     */
    public DependencyRefusedException(Dependency dependency, int status, String detail) {
        super(detail);
        this.dependency = dependency;
        this.status = status;
    }

    public Dependency dependency() {
        return dependency;
    }

    public int status() {
        return status;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }
}
