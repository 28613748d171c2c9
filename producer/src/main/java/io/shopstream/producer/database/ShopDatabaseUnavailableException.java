package io.shopstream.producer.database;

/**
 * The shop database does not answer, or rolled the transaction back. The same call may succeed later. Nothing was
 * written, unless the connection broke during the commit. The message names the host and the remedy.
 */
public final class ShopDatabaseUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ShopDatabaseUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
