package io.shopstream.producer.imports.container;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * Looks through one part of a workbook, byte by byte and without keeping anything of it, for what no workbook has and a
 * reader would build in memory: a cell far to the right, a row of millions of cells, a text without end. Parts that are
 * no XML are left alone.
 */
final class PartScan {
    // XFD, the last column of a sheet.
    private static final int MAX_COLUMNS = 16_384;
    private static final int MAX_TAG_BYTES = 64 << 10;
    // A text has at most 32,767 characters in Excel; what is longer than a line may be becomes a dead letter.
    private static final long MAX_ROW_TEXT = 1 << 20;
    private static final int MAX_LISTED = 10_000;
    private static final Set<String> LISTED = Set.of("sheet", "Relationship", "Override", "Default");
    private static final Set<String> ENCODINGS = Set.of("utf-8", "us-ascii", "iso-8859-1");

    private final String part;
    private final MarkupReader markup = new MarkupReader(MAX_TAG_BYTES);
    private int depth;
    private long rows;
    private long cells;
    private long rowText;
    private long listed;
    private boolean texts;

    /** @param part its name, for messages */
    PartScan(String part) {
        this.part = part;
    }

    void bytes(byte[] buffer, int length) throws IOException {
        for (int at = 0; at < length; at++) {
            switch (markup.next(buffer[at])) {
                case NONE -> {}
                case TEXT -> text();
                case TAG -> tag();
                case INSTRUCTION -> instruction();
                case TOO_LONG -> throw refused("has a tag of more than " + (MAX_TAG_BYTES >> 10) + " kB");
                case DOCUMENT_TYPE -> throw refused("has a document type");
                case WIDE -> throw refused("is in UTF-16 or UTF-32");
            }
        }
    }

    /** Rows so far. */
    long rows() {
        return rows;
    }

    /** Whether the part has texts that cells refer to, which a reader keeps. */
    boolean hasTexts() {
        return texts;
    }

    private void text() throws IOException {
        if (depth > 0) {
            rowText++;
            if (rowText > MAX_ROW_TEXT) {
                throw refused("has a row or a text of more than " + (MAX_ROW_TEXT >> 20) + " MB");
            }
        }
    }

    private void tag() throws IOException {
        String name = markup.name();
        switch (name) {
            case "row", "si" -> {
                rows += name.equals("row") && !markup.isEnd() ? 1 : 0;
                texts |= name.equals("si");
                nest();
            }
            case "c" -> cell();
            default -> {
                if (LISTED.contains(name) && ++listed > MAX_LISTED) {
                    throw refused("lists more than " + MAX_LISTED + " sheets or parts");
                }
            }
        }
    }

    private void nest() {
        if (markup.isEnd()) {
            depth--;
        } else if (!markup.isEmpty()) {
            if (depth == 0) {
                cells = 0;
                rowText = 0;
            }
            depth++;
        }
    }

    private void cell() throws IOException {
        if (markup.isEnd()) {
            return;
        }
        cells++;
        String reference = markup.attribute("r");
        if (cells > MAX_COLUMNS || column(reference) > MAX_COLUMNS) {
            throw refused(
                    reference.isEmpty()
                            ? "has a row of more than " + MAX_COLUMNS + " cells"
                            : "has a cell " + shown(reference) + ", and the last column of a sheet is XFD");
        }
    }

    /** 1 for A; above the last column if the reference is none. */
    private static int column(String reference) {
        int column = 0;
        for (int at = 0; at < reference.length(); at++) {
            char sign = Character.toUpperCase(reference.charAt(at));
            if (sign >= 'A' && sign <= 'Z') {
                column = column * 26 + sign - 'A' + 1;
            } else if (sign != '$' && (sign < '0' || sign > '9')) {
                return MAX_COLUMNS + 1;
            }
            if (column > MAX_COLUMNS) {
                return column;
            }
        }
        return column;
    }

    private void instruction() throws IOException {
        String encoding = markup.attribute("encoding").toLowerCase(Locale.ROOT);
        if (markup.name().equals("xml") && !encoding.isEmpty() && !ENCODINGS.contains(encoding)) {
            throw refused("is in the encoding " + shown(encoding));
        }
    }

    private static String shown(String text) {
        String ascii = new String(text.getBytes(StandardCharsets.US_ASCII), StandardCharsets.US_ASCII)
                .replaceAll("[^\\p{Graph}]", "?");
        return ascii.length() > 20 ? ascii.substring(0, 20) + "..." : ascii;
    }

    private IOException refused(String why) {
        return new IOException(
                "its part " + part + " " + why + ": open it in Excel and save it again, or save its sheets as CSV");
    }
}
