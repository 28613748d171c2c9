package io.shopstream.api.reports.format;

/** Texts from a shop in XML, which does not have all characters, not even escaped. */
public final class XmlText {
    private static final char REPLACEMENT = '\ufffd';

    private XmlText() {}

    /** With a sign in place of each character that XML does not have. */
    public static String of(String text) {
        return text.codePoints()
                .map(XmlText::of)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** The character, or the sign in its place. */
    public static int of(int character) {
        return isOfXml(character) ? character : REPLACEMENT;
    }

    private static boolean isOfXml(int character) {
        return character >= 0x20
                ? character < 0x7f
                        || character > 0x9f && character < 0xd800
                        || character > 0xdfff && (character & 0xfffe) != 0xfffe
                : character == '\t' || character == '\n';
    }
}
