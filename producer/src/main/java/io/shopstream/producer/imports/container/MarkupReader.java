package io.shopstream.producer.imports.container;

import java.nio.charset.StandardCharsets;

/**
 * Finds tags and text in the bytes of an XML document whose encoding contains ASCII. Bounded: a tag is kept until the
 * next one, text never. A document that does not begin with a tag is no XML, and has none.
 */
final class MarkupReader {
    private static final byte[] COMMENT = {'!', '-', '-'};
    private static final byte[] CHARACTERS = {'!', '[', 'C', 'D', 'A', 'T', 'A', '['};
    private static final int MARK_BYTES = 3;

    private final byte[] tag;
    private int length;
    private State state = State.START;
    private byte quote;
    private int startBytes;
    private long inside;
    private byte last;
    private byte beforeLast;

    MarkupReader(int maxTagBytes) {
        this.tag = new byte[maxTagBytes];
    }

    /** What ends with a byte. */
    enum Found {
        NONE,
        /** This byte belongs to text. */
        TEXT,
        /** A start or end tag, to be asked for its name and attributes. */
        TAG,
        /** An XML declaration or another instruction, to be asked alike. */
        INSTRUCTION,
        TOO_LONG,
        DOCUMENT_TYPE,
        /** The document is in an encoding of two or four bytes. */
        WIDE
    }

    private enum State {
        START,
        NO_XML,
        TEXT,
        TAG,
        COMMENT,
        CHARACTERS
    }

    Found next(byte each) {
        Found found =
                switch (state) {
                    case START -> start(each);
                    case NO_XML -> Found.NONE;
                    case TEXT -> text(each);
                    case TAG -> tag(each);
                    case COMMENT -> until(each, '-', Found.NONE);
                    case CHARACTERS -> until(each, ']', Found.TEXT);
                };
        beforeLast = last;
        last = each;
        return found;
    }

    private Found start(byte each) {
        startBytes++;
        boolean mark = startBytes <= MARK_BYTES && (each == (byte) 0xEF || each == (byte) 0xBB || each == (byte) 0xBF);
        if (each == '<') {
            if (startBytes > 1 && last == 0) {
                return Found.WIDE;
            }
            openTag();
        } else if (startBytes <= 2 && (each == (byte) 0xFE || each == (byte) 0xFF)) {
            return startBytes == 2 && last != each && last < 0 ? Found.WIDE : Found.NONE;
        } else if (!mark && each != 0 && each != ' ' && each != '\t' && each != '\r' && each != '\n') {
            state = State.NO_XML;
        }
        return Found.NONE;
    }

    private Found text(byte each) {
        if (each == '<') {
            openTag();
            return Found.NONE;
        }
        return Found.TEXT;
    }

    private void openTag() {
        state = State.TAG;
        length = 0;
        tag[0] = 0;
    }

    private Found tag(byte each) {
        if (each == 0) {
            return Found.WIDE;
        }
        if (quote == 0 && each == '>' && !isInstructionGoingOn()) {
            state = State.TEXT;
            return tag[0] == '?' ? Found.INSTRUCTION : Found.TAG;
        }
        if (length == tag.length) {
            return Found.TOO_LONG;
        }
        tag[length] = each;
        length++;
        if (tag[0] == '!') {
            return declaration();
        }
        if (tag[0] != '?' && (each == '"' || each == '\'')) {
            quote = quote == 0 ? each : quote == each ? 0 : quote;
        }
        return Found.NONE;
    }

    private boolean isInstructionGoingOn() {
        return length > 0 && tag[0] == '?' && tag[length - 1] != '?';
    }

    private Found declaration() {
        if (isTag(COMMENT)) {
            state = State.COMMENT;
            inside = 0;
        } else if (isTag(CHARACTERS)) {
            state = State.CHARACTERS;
            inside = 0;
        } else if (length > CHARACTERS.length || !startsLike(COMMENT) && !startsLike(CHARACTERS)) {
            return Found.DOCUMENT_TYPE;
        }
        return Found.NONE;
    }

    private boolean isTag(byte[] whole) {
        return length == whole.length && startsLike(whole);
    }

    private boolean startsLike(byte[] whole) {
        for (int at = 0; at < length; at++) {
            if (at >= whole.length || tag[at] != whole[at]) {
                return false;
            }
        }
        return true;
    }

    /** Within what ends with the sign twice and a {@code >}. */
    private Found until(byte each, char sign, Found content) {
        inside++;
        if (each == '>' && inside > 2 && last == sign && beforeLast == sign) {
            state = State.TEXT;
            return Found.NONE;
        }
        return content;
    }

    /** Of the tag, without the prefix of its namespace. */
    String name() {
        int start = isEnd() || tag[0] == '?' ? 1 : 0;
        int end = start;
        while (end < length && !isSpace(tag[end]) && tag[end] != '/' && tag[end] != '?') {
            start = tag[end] == ':' ? end + 1 : start;
            end++;
        }
        return new String(tag, start, end - start, StandardCharsets.UTF_8);
    }

    boolean isEnd() {
        return length > 0 && tag[0] == '/';
    }

    /** Whether the tag is start and end in one. */
    boolean isEmpty() {
        return length > 0 && tag[length - 1] == '/';
    }

    /** Empty if the tag has none of this name. */
    String attribute(String name) {
        String text = new String(tag, 0, length, StandardCharsets.ISO_8859_1);
        int at = 0;
        while (true) {
            int sign = text.indexOf('=', at);
            int open = sign < 0 ? -1 : firstQuote(text, sign);
            int close = open < 0 ? -1 : text.indexOf(text.charAt(open), open + 1);
            if (close < 0) {
                return "";
            }
            if (lastWord(text.substring(at, sign).stripTrailing()).equals(name)) {
                return text.substring(open + 1, close);
            }
            at = close + 1;
        }
    }

    private static String lastWord(String text) {
        int start = text.length();
        while (start > 0 && !isSpace((byte) text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start);
    }

    private static int firstQuote(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) == '"' || text.charAt(at) == '\'') {
                return at;
            }
        }
        return -1;
    }

    private static boolean isSpace(byte each) {
        return each == ' ' || each == '\t' || each == '\r' || each == '\n';
    }
}
