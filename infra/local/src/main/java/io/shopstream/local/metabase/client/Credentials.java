package io.shopstream.local.metabase.client;

/**
 * Who provisions, and as whom Metabase reads the warehouse.
 *
 * @param user e-mail of an administrator, who is made if Metabase is new
 * @param apiKey instead of a login, if it is not empty
 * @param readerPassword of {@code metabase_ro}
 */
public record Credentials(String user, String password, String apiKey, String readerPassword) {
    @Override
    public String toString() {
        return "Credentials[" + user + "]";
    }
}
