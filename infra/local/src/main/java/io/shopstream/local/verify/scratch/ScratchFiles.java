package io.shopstream.local.verify.scratch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Temporary files that hold what a verification has read, so that its heap does not grow with the shop. They are
 * deleted when it ends.
 */
public final class ScratchFiles implements AutoCloseable {
    private final Path directory;
    private final List<Runnable> open = new ArrayList<>();

    /** @param directory of the files; needs about 0.6 kB of space per order and 0.1 kB per event */
    public ScratchFiles(Path directory) {
        this.directory = directory;
    }

    /** @param columns numbers that the caller keeps in each row */
    public KeyedRows rows(int columns) {
        KeyedRows rows = new KeyedRows(file(), file(), file(), columns);
        open.add(rows::close);
        return rows;
    }

    public ByteFile bytes() {
        ByteFile bytes = new ByteFile(file());
        open.add(bytes::close);
        return bytes;
    }

    public Chains chains() {
        Chains chains = new Chains(file());
        open.add(chains::close);
        return chains;
    }

    private MappedFile file() {
        return new MappedFile(directory);
    }

    @Override
    public void close() {
        open.forEach(Runnable::run);
        open.clear();
    }
}
