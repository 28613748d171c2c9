package io.shopstream.schemas.rules;

/** Decides whether a text is blank: empty, or only white space as Unicode defines it, the no-break spaces included. */
public final class BlankText {
    // Next line: white space to Unicode, but to none of the methods of Character.
    private static final char NEXT_LINE = '\u0085';

    private BlankText() {}

    public static boolean isBlank(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!isSpace(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSpace(char character) {
        return Character.isWhitespace(character) || Character.isSpaceChar(character) || character == NEXT_LINE;
    }
}
