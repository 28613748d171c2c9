package io.shopstream.api.warehouse.rejected;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Masks every field with a letter or an at sign in a line of an imported file, quoted or not: which columns have names
 * of customers is unknown, in exports of other shops above all. Numbers, amounts and times stay readable. The separator
 * of the file is unknown, so a field ends at each that the import accepts. The number of bytes stays.
 */
final class FileLineMask {
    private static final byte STAR = '*';

    private FileLineMask() {}

    /** A masked copy; null if there are no bytes. */
    static byte @Nullable [] of(byte @Nullable [] line) {
        if (line == null) {
            return null;
        }
        byte[] masked = line.clone();
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at <= line.length; at++) {
            if (at == line.length || !quoted && isSeparator(line[at])) {
                if (hasText(line, start, at)) {
                    Arrays.fill(masked, start, at, STAR);
                }
                start = at + 1;
            } else if (line[at] == '"') {
                quoted = !quoted;
            }
        }
        return masked;
    }

    // Bytes from 0x80 on are parts of letters, in every encoding that the import reads.
    private static boolean hasText(byte[] line, int from, int to) {
        for (int at = from; at < to; at++) {
            if (line[at] < 0 || Character.isLetter(line[at])) {
                return true;
            }
        }
        return AtSigns.isIn(line, from, to);
    }

    private static boolean isSeparator(byte value) {
        return value == ',' || value == ';' || value == '\t';
    }
}
