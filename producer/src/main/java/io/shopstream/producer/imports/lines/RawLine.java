package io.shopstream.producer.imports.lines;

/**
 * One record of the file, unchanged: usually one physical line, several if a quoted field spans lines.
 *
 * @param number number of its first physical line; the header is line 1
 * @param bytes without the final line end; must not be changed
 * @param damage why it cannot be split into fields, if it cannot
 */
@SuppressWarnings("ArrayRecordComponent") // an internal carrier: never compared, never changed
public record RawLine(long number, byte[] bytes, Damage damage) {

    public enum Damage {
        NONE,
        /** A quoted field is not closed; only its physical line is taken, so that the next line can be read. */
        QUOTE_NOT_CLOSED,
        /** Longer than {@link RawLineReader#MAX_BYTES}; the bytes are cut there. */
        TOO_LONG
    }
}
