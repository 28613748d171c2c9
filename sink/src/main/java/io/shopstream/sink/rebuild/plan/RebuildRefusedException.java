package io.shopstream.sink.rebuild.plan;

/** Thrown if a rebuild is not possible. It has changed nothing. Message and remedy are shown to the user. */
public final class RebuildRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    public RebuildRefusedException(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
