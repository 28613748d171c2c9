package io.shopstream.producer.database;

/**
 * The shop database does not answer, or rolled the transaction back for reasons of its own: nothing was written, and
 * the same call may succeed later. The message names the host and the remedy.
 */
public final class ShopDatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShopDatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
