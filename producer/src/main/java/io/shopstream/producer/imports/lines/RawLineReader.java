package io.shopstream.producer.imports.lines;

import io.shopstream.producer.imports.lines.RawLine.Damage;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits a file into records and keeps their exact bytes for dead letters. A CSV parser over the whole file would not
 * keep them and would fail at one stray quote; here a stray quote costs one line. Quotes follow RFC 4180: a field is
 * quoted if it starts with a quote.
 */
final class RawLineReader {
    /** Maximum length of a record in bytes. */
    static final int MAX_BYTES = 64 * 1024;

    private final InputStream in;
    private final byte[] buffer = new byte[4 * MAX_BYTES];
    private int start;
    private int end;
    private boolean exhausted;
    private long number = 1;
    private byte delimiter = ',';

    RawLineReader(InputStream in) {
        this.in = in;
    }

    /** Sets what separates fields in the records that follow; a comma if nothing is set. */
    void delimitedBy(char ascii) {
        delimiter = (byte) ascii;
    }

    /** Returns the next record that is not an empty line; null at the end of the file. */
    @Nullable RawLine next() throws IOException {
        RawLine line = read();
        while (line != null && line.bytes().length == 0) {
            line = read();
        }
        return line;
    }

    private @Nullable RawLine read() throws IOException {
        if (!has(0)) {
            return null;
        }
        boolean quoted = false;
        boolean fieldStart = true;
        int firstLineEnd = -1;
        int at = 0;
        for (; at < MAX_BYTES && has(at); at++) {
            byte current = buffer[start + at];
            if (current == '\n') {
                if (!quoted) {
                    return take(at, Damage.NONE);
                }
                firstLineEnd = firstLineEnd < 0 ? at : firstLineEnd;
            }
            if (quoted && current == '"') {
                // Two quotes inside a quoted field are one escaped quote.
                if (has(at + 1) && buffer[start + at + 1] == '"') {
                    at++;
                } else if (firstLineEnd >= 0 && !endsField(at + 1)) {
                    // The quote does not end this field but starts one in a later line: this field was not closed.
                    return take(firstLineEnd, Damage.QUOTE_NOT_CLOSED);
                } else {
                    quoted = false;
                }
            } else if (!quoted && fieldStart && current == '"') {
                quoted = true;
            }
            fieldStart = !quoted && current == delimiter;
        }
        if (quoted && firstLineEnd >= 0) {
            return take(firstLineEnd, Damage.QUOTE_NOT_CLOSED);
        }
        if (at < MAX_BYTES) {
            return take(at, quoted ? Damage.QUOTE_NOT_CLOSED : Damage.NONE);
        }
        return takeTooLong();
    }

    private boolean endsField(int offset) throws IOException {
        return !has(offset)
                || buffer[start + offset] == delimiter
                || buffer[start + offset] == '\n'
                || buffer[start + offset] == '\r';
    }

    private RawLine take(int length, Damage damage) {
        byte[] bytes = Arrays.copyOfRange(buffer, start, start + length);
        RawLine line = new RawLine(number, withoutCarriageReturn(bytes), damage);
        number++;
        for (byte each : bytes) {
            number += each == '\n' ? 1 : 0;
        }
        start = Math.min(end, start + length + 1);
        return line;
    }

    private RawLine takeTooLong() throws IOException {
        byte[] bytes = Arrays.copyOfRange(buffer, start, start + MAX_BYTES);
        start += MAX_BYTES;
        while (has(0) && buffer[start] != '\n') {
            start++;
        }
        start = Math.min(end, start + 1);
        RawLine line = new RawLine(number, bytes, Damage.TOO_LONG);
        number++;
        return line;
    }

    private static byte[] withoutCarriageReturn(byte[] bytes) {
        boolean present = bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        return present ? Arrays.copyOf(bytes, bytes.length - 1) : bytes;
    }

    /** Whether the file has a byte {@code offset} bytes after the start of the current record; fills the buffer. */
    private boolean has(int offset) throws IOException {
        while (start + offset >= end && !exhausted) {
            if (end == buffer.length) {
                System.arraycopy(buffer, start, buffer, 0, end - start);
                end -= start;
                start = 0;
            }
            int count = in.read(buffer, end, buffer.length - end);
            exhausted = count < 0;
            end += Math.max(0, count);
        }
        return start + offset < end;
    }
}
