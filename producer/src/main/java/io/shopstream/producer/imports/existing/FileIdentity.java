package io.shopstream.producer.imports.existing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Identity of what was imported: the content of the file and the prefix of its order ids. Two files of one name differ,
 * a renamed or packed copy of a file does not.
 *
 * @param file name without directories; not part of the identity
 * @param sha256 of the unpacked content, of a mapped file together with what the mapping says; 64 hexadecimal digits
 * @param idPrefix put before every invoice number; empty if nothing is
 */
public record FileIdentity(String file, String sha256, String idPrefix) {
    private static final int SHORT_DIGITS = 12;
    private static final Pattern SOURCE = Pattern.compile("(?s).*#[0-9a-f]{12}(?:\\+([A-Za-z0-9._-]+))?");

    /** Key of the topic of imported files, and value of the header of the orders that the import writes. */
    public String key() {
        return idPrefix.isEmpty() ? sha256 : sha256 + "|" + idPrefix;
    }

    /** The source topic of its dead letters: {@code data.csv#3f9a12c4b7e1}, with a prefix {@code ...+2010-}. */
    public String deadLetterSource() {
        String source = file + "#" + sha256.substring(0, SHORT_DIGITS);
        return idPrefix.isEmpty() ? source : source + "+" + idPrefix;
    }

    /** The id prefix that {@link #deadLetterSource} names; files imported before there were prefixes had none. */
    public static String idPrefixOf(String deadLetterSource) {
        Matcher matcher = SOURCE.matcher(deadLetterSource);
        return matcher.matches() ? Optional.ofNullable(matcher.group(1)).orElse("") : "";
    }
}
