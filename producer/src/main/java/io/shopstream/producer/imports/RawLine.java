package io.shopstream.producer.imports;

/**
 * One record of the file exactly as it stands there: usually one physical line, several if a quoted field spans them.
 *
 * @param number the first physical line, the header being line 1
 * @param bytes without the final line end; not to be changed
 * @param damage why it cannot be split into fields at all
 */
@SuppressWarnings("ArrayRecordComponent") // an internal carrier: never compared, never changed
record RawLine(long number, byte[] bytes, Damage damage) {

    enum Damage {
        NONE,
        /** A quoted field begins and never ends; only the physical line is taken, so that the next one can be read. */
        QUOTE_NOT_CLOSED,
        /** Longer than {@link RawLineReader#MAX_BYTES}; the bytes are cut there. */
        TOO_LONG
    }
}
