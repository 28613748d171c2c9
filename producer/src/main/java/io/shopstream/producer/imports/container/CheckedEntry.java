package io.shopstream.producer.imports.container;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;

/** Compares an entry of a zip file with its checksum when its end is reached, which {@code ZipFile} does not. */
final class CheckedEntry extends FilterInputStream {
    private final CheckedInputStream checked;
    private final ZipEntry entry;

    CheckedEntry(InputStream in, ZipEntry entry) {
        this(new CheckedInputStream(in, new CRC32()), entry);
    }

    private CheckedEntry(CheckedInputStream checked, ZipEntry entry) {
        super(checked);
        this.checked = checked;
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        return verified(super.read());
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        return verified(super.read(target, offset, length));
    }

    private int verified(int read) throws IOException {
        if (read < 0 && checked.getChecksum().getValue() != entry.getCrc()) {
            throw new IOException("its entry " + entry.getName() + " is damaged: the checksum differs");
        }
        return read;
    }
}
