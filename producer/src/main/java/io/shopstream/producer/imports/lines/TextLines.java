package io.shopstream.producer.imports.lines;

import io.shopstream.producer.imports.columns.Mapping;
import io.shopstream.producer.imports.format.Header;
import io.shopstream.producer.imports.format.HeaderLine;
import io.shopstream.producer.imports.format.UnrecognisedFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lines of CSV, with their exact bytes. */
final class TextLines implements SourceLines {
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    // A first line for Excel alone.
    private static final Pattern SEPARATOR_HINT = Pattern.compile("(?i)sep=.");

    private final MessageDigest digest;
    private final RawLineReader lines;
    private final Header header;
    private final boolean marked;
    private final DoubleSupplier fraction;

    private TextLines(
            MessageDigest digest, RawLineReader lines, Header header, boolean marked, DoubleSupplier fraction) {
        this.digest = digest;
        this.lines = lines;
        this.header = header;
        this.marked = marked;
        this.fraction = fraction;
    }

    static TextLines open(InputStream unpacked, DoubleSupplier fraction, @Nullable Mapping mapping)
            throws IOException, UnrecognisedFormatException {
        MessageDigest digest = ContentHash.newDigest();
        PushbackInputStream text =
                new PushbackInputStream(new DigestInputStream(unpacked, digest), BYTE_ORDER_MARK.length);
        byte[] first = text.readNBytes(BYTE_ORDER_MARK.length);
        boolean marked = Arrays.equals(first, BYTE_ORDER_MARK);
        if (!marked) {
            text.unread(first);
        }
        RawLineReader lines = new RawLineReader(text);
        String line = firstLine(lines);
        if (SEPARATOR_HINT.matcher(line).matches()) {
            line = firstLine(lines);
        }
        Header header = Header.of(line, mapping);
        lines.delimitedBy(header.delimiter().sign());
        return new TextLines(digest, lines, header, marked, fraction);
    }

    private static String firstLine(RawLineReader lines) throws IOException {
        RawLine line = lines.next();
        return line == null ? "" : HeaderLine.text(line.bytes());
    }

    @Override
    public @Nullable RawLine next() throws IOException {
        return lines.next();
    }

    @Override
    public Header header() {
        return header;
    }

    @Override
    public String describe() {
        return "CSV";
    }

    @Override
    public boolean isMarkedUtf8() {
        return marked;
    }

    @Override
    public double fraction() {
        return fraction.getAsDouble();
    }

    @Override
    public String sha256() {
        return ContentHash.text(digest);
    }

    @Override
    public void close() {
        // The container closes the stream.
    }
}
