package io.shopstream.api.support;

import java.util.ArrayList;
import java.util.List;

/** Reads RFC 4180, sign by sign. */
public final class CsvReader {
    private CsvReader() {}

    /** The records of a text, the heading first; each must end with CRLF. */
    public static List<List<String>> read(String text) {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int at = 0; at < text.length(); at++) {
            char sign = text.charAt(at);
            if (quoted) {
                boolean escaped = sign == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
                if (escaped) {
                    at++;
                }
                quoted = escaped || sign != '"';
                if (quoted) {
                    cell.append(sign);
                }
            } else if (sign == '"') {
                quoted = true;
            } else if (sign == ',' || text.startsWith("\r\n", at)) {
                record.add(cell.toString());
                cell.setLength(0);
                if (sign == '\r') {
                    at++;
                    records.add(record);
                    record = new ArrayList<>();
                }
            } else {
                cell.append(sign);
            }
        }
        if (!record.isEmpty() || !cell.isEmpty()) {
            throw new AssertionError("the last record is cut: " + record + cell);
        }
        return records;
    }
}
