package io.shopstream.api.warehouse.rejected;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Masks the value of a record of a customer, which has a name: in JSON, a row of the shop database, every text but the
 * id and the times; in other bytes, such as Avro or what only begins like JSON, every letter. The number of bytes
 * stays.
 */
final class CustomerMask {
    private static final byte STAR = '*';
    private static final Pattern CUSTOMERS = Pattern.compile(".*shop\\.users(\\.v[0-9]+)?(#.*)?");
    private static final Set<String> SHOWN = Set.of("user_id", "registered_at");
    private static final Set<String> WORDS = Set.of("true", "false", "null");

    private CustomerMask() {}

    /** @param sourceTopic a topic, or a table with a key */
    static boolean isFor(String sourceTopic) {
        return CUSTOMERS.matcher(sourceTopic).matches();
    }

    /** A masked copy; null if there are no bytes. */
    static byte @Nullable [] of(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        byte[] masked = value.clone();
        if (masked.length > 0 && masked[0] == '{') {
            maskTexts(masked);
        } else {
            maskLetters(masked);
        }
        // The id may be an address.
        return ValueMask.of(masked);
    }

    // A string that the end of the bytes cuts off is masked, too: large values are not kept completely.
    private static void maskTexts(byte[] json) {
        String member = "";
        int at = 0;
        while (at < json.length) {
            if (json[at] == '"') {
                int end = ValueMask.endOfString(json, at + 1);
                if (isName(json, end)) {
                    member = new String(json, at + 1, end - at - 1, StandardCharsets.UTF_8);
                } else {
                    if (!SHOWN.contains(member)) {
                        Arrays.fill(json, at + 1, end, STAR);
                    }
                    member = "";
                }
                at = end + 1;
            } else if (isLetter(json[at])) {
                at = maskWord(json, at);
                member = "";
            } else {
                // Whatever stands between a name and a text, the text is not that of the name.
                member = json[at] == ':' || Character.isWhitespace(json[at]) ? member : "";
                at++;
            }
        }
    }

    // JSON has three words outside of strings; other letters are no JSON, such as {'name': 'Ada'}. Returns their end.
    private static int maskWord(byte[] json, int start) {
        int end = start;
        while (end < json.length && isLetter(json[end])) {
            end++;
        }
        if (!WORDS.contains(new String(json, start, end - start, StandardCharsets.UTF_8))) {
            Arrays.fill(json, start, end, STAR);
        }
        return end;
    }

    /** Whether the string that ends there is the name of a member. */
    private static boolean isName(byte[] json, int end) {
        int at = end + 1;
        while (at < json.length && Character.isWhitespace(json[at])) {
            at++;
        }
        return at < json.length && json[at] == ':';
    }

    private static void maskLetters(byte[] bytes) {
        for (int at = 0; at < bytes.length; at++) {
            if (isLetter(bytes[at])) {
                bytes[at] = STAR;
            }
        }
    }

    // Or a part of one that is not in ASCII.
    private static boolean isLetter(byte part) {
        return part < 0 || Character.isLetter(part);
    }
}
