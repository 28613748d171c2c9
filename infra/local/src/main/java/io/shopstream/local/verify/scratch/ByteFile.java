package io.shopstream.local.verify.scratch;

/** Appends byte arrays to a file and reads them by the position that {@link #append} returned. */
public final class ByteFile implements AutoCloseable {
    private final MappedFile file;
    private long end;

    /** @param file closed with this object */
    ByteFile(MappedFile file) {
        this.file = file;
    }

    /** Returns the position of the array. */
    public long append(byte[] bytes) {
        long position = end;
        file.reach(position + Integer.BYTES + bytes.length);
        file.putInt(position, bytes.length);
        file.put(position + Integer.BYTES, bytes);
        end = position + Integer.BYTES + bytes.length;
        return position;
    }

    public byte[] at(long position) {
        return file.get(position + Integer.BYTES, file.getInt(position));
    }

    boolean holds(long position, byte[] bytes) {
        return file.getInt(position) == bytes.length && file.holds(position + Integer.BYTES, bytes);
    }

    @Override
    public void close() {
        file.close();
    }
}
