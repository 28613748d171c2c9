package io.shopstream.api.warehouse.rejected;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Masks every field with an at sign in a line of an imported file, quoted or not; the other fields stay readable. The
 * separator of the file is unknown, so a field ends at each that the import accepts. The number of bytes stays.
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
                if (AtSigns.isIn(line, start, at)) {
                    Arrays.fill(masked, start, at, STAR);
                }
                start = at + 1;
            } else if (line[at] == '"') {
                quoted = !quoted;
            }
        }
        return masked;
    }

    private static boolean isSeparator(byte value) {
        return value == ',' || value == ';' || value == '\t';
    }
}
