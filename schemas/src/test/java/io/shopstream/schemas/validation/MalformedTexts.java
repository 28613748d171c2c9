package io.shopstream.schemas.validation;

import java.util.HexFormat;
import java.util.Map;

/** Bytes that are not UTF-8, as programs write them that think in other encodings. */
final class MalformedTexts {
    /** Hexadecimal, by what is wrong with them. */
    static final Map<String, String> HEX = Map.ofEntries(
            Map.entry("Latin-1 umlaut", "47 72 fc 6e"),
            Map.entry("Latin-1 alone", "e9"),
            Map.entry("continuation byte alone", "80"),
            Map.entry("high surrogate", "ed a0 80"),
            Map.entry("low surrogate", "ed b0 80"),
            Map.entry("pair of surrogates", "ed a0 bd ed b8 80"),
            Map.entry("overlong slash", "c0 af"),
            Map.entry("overlong NUL", "c0 80"),
            Map.entry("overlong in three bytes", "e0 80 af"),
            Map.entry("overlong in four bytes", "f0 80 80 af"),
            Map.entry("beyond U+10FFFF", "f4 90 80 80"),
            Map.entry("five bytes", "f8 88 80 80 80"),
            Map.entry("cut off", "41 e2 82"),
            Map.entry("byte order of UTF-16", "ff fe 41"),
            Map.entry("beside a replacement character", "ef bf bd ff"));

    private MalformedTexts() {}

    static byte[] bytes(String hex) {
        return HexFormat.ofDelimiter(" ").parseHex(hex);
    }
}
