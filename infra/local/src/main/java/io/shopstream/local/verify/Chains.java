package io.shopstream.local.verify;

/** Numbers in chains, newest first, as many chains as the caller keeps the heads of; 0 is the head of an empty one. */
final class Chains implements AutoCloseable {
    private static final int LINK = 2 * Long.BYTES;

    private final MappedFile file;
    private long links;

    /** @param file owned by this from here on */
    Chains(MappedFile file) {
        this.file = file;
    }

    /** The new head. */
    long prepend(long value, long head) {
        file.reach((links + 1) * LINK);
        file.putLong(links * LINK, value);
        file.putLong(links * LINK + Long.BYTES, head);
        links++;
        return links;
    }

    long value(long head) {
        return file.getLong((head - 1) * LINK);
    }

    long next(long head) {
        return file.getLong((head - 1) * LINK + Long.BYTES);
    }

    boolean contains(long head, long value) {
        for (long link = head; link != 0; link = next(link)) {
            if (value(link) == value) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        file.close();
    }
}
