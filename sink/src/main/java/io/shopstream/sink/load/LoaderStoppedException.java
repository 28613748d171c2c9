package io.shopstream.sink.load;

/** A state that only a person can resolve. The loader stops, writes nothing more, and says what to do. */
final class LoaderStoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    LoaderStoppedException(String reason, String remedy) {
        super(reason);
        this.remedy = remedy;
    }

    LoaderStoppedException(String reason, String remedy, Throwable cause) {
        super(reason, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
