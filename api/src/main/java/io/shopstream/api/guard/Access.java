package io.shopstream.api.guard;

/** What a request needs. */
public enum Access {
    /** Nothing: health, the files of the page, pages about problems, and the session itself. */
    OPEN,
    READ,
    /** To send records. */
    SEND,
    /** To change anything else, and to see keys and the audit. */
    OPERATE;

    /**
     * Whether somebody without a key must be at the machine of the shop, where a service on a loopback address wants
     * none.
     */
    public boolean isLocalOnly() {
        return this == SEND || this == OPERATE;
    }
}
