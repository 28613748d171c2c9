package io.shopstream.api.guard;

/** What a request needs. */
public enum Access {
    /** Nothing: health, the files of the page, pages about problems, and the session itself. */
    OPEN,
    READ,
    /** To send records. */
    SEND,
    /** To change anything else, and to see keys. */
    OPERATE
}
