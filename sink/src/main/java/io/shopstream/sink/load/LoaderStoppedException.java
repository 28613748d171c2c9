package io.shopstream.sink.load;

/**
 * Thrown in a state that only an operator can resolve: the loader stops, writes nothing more and reports the remedy.
 */
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
