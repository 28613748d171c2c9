package io.shopstream.api.reports.format.table;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Rewrites an XLSX file so that its times are that of the report, not those of the clock. It reads the directory at the
 * end of the file: ZipInputStream cannot read what the library writes, and ZipFile reads files of a disk only.
 */
final class SteadyZip {
    private static final String PROPERTIES = "docProps/core.xml";
    private static final int END = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int ENTRY_LENGTH = 46;
    private static final int HEADER_LENGTH = 30;

    private SteadyZip() {}

    static byte[] of(byte[] file, Instant time) throws IOException {
        LocalDateTime stamp = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream out = new ByteArrayOutputStream(file.length);
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            int end = file.length - END_LENGTH;
            if (in.getInt(end) != END) {
                throw new IOException("the library wrote a ZIP file with another end");
            }
            int at = in.getInt(end + 16);
            for (int left = in.getShort(end + 10); left > 0; left--) {
                String name = new String(file, at + ENTRY_LENGTH, in.getShort(at + 28), StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(name);
                entry.setTimeLocal(stamp);
                zip.putNextEntry(entry);
                byte[] content = inflated(in, in.getInt(at + 42), in.getInt(at + 20), in.getInt(at + 24));
                zip.write(name.equals(PROPERTIES) ? dated(content, time) : content);
                at += ENTRY_LENGTH + in.getShort(at + 28) + in.getShort(at + 30) + in.getShort(at + 32);
            }
        }
        return out.toByteArray();
    }

    private static byte[] inflated(ByteBuffer in, int header, int compressed, int size) throws IOException {
        int start = header + HEADER_LENGTH + in.getShort(header + 26) + in.getShort(header + 28);
        byte[] content = new byte[size];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(in.array(), start, compressed);
            for (int read = 0; read < size; ) {
                int more = inflater.inflate(content, read, size - read);
                if (more == 0) {
                    throw new IOException("the library wrote less than it said");
                }
                read += more;
            }
            return content;
        } catch (DataFormatException e) {
            throw new IOException(e);
        } finally {
            inflater.end();
        }
    }

    private static byte[] dated(byte[] xml, Instant time) {
        return new String(xml, StandardCharsets.UTF_8)
                .replaceAll("(<dcterms:(?:created|modified)[^>]*>)[^<]*", "$1" + time.truncatedTo(ChronoUnit.SECONDS))
                .getBytes(StandardCharsets.UTF_8);
    }
}
