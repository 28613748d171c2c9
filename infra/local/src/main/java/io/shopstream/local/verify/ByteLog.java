package io.shopstream.local.verify;

/** Arrays of bytes, one after the other in a file: added at the end and read where they stand. */
final class ByteLog implements AutoCloseable {
    private final MappedFile file;
    private long end;

    /** @param file owned by this from here on */
    ByteLog(MappedFile file) {
        this.file = file;
    }

    /** Where it stands. */
    long append(byte[] bytes) {
        long position = end;
        file.reach(position + Integer.BYTES + bytes.length);
        file.putInt(position, bytes.length);
        file.put(position + Integer.BYTES, bytes);
        end = position + Integer.BYTES + bytes.length;
        return position;
    }

    byte[] at(long position) {
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
