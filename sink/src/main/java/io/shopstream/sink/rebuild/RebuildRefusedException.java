package io.shopstream.sink.rebuild;

/** A rebuild that cannot be, and changed nothing. Message and remedy are for a person. */
public final class RebuildRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    RebuildRefusedException(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    public String remedy() {
        return remedy;
    }
}
