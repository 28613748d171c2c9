package io.shopstream.local.metabase;

/** Makes the stub answer with this status and body. */
final class StubRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final int status;

    StubRefusal(int status, String body) {
        super(body);
        this.status = status;
    }

    int status() {
        return status;
    }
}
