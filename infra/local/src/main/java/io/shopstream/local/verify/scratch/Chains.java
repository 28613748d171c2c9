package io.shopstream.local.verify.scratch;

/** Linked lists of numbers, newest first. The caller keeps the head of each list; 0 is the head of an empty list. */
public final class Chains implements AutoCloseable {
    private static final int LINK = 2 * Long.BYTES;

    private final MappedFile file;
    private long links;

    /** @param file closed with this object */
    Chains(MappedFile file) {
        this.file = file;
    }

    /** Returns the new head. */
    public long prepend(long value, long head) {
        file.reach((links + 1) * LINK);
        file.putLong(links * LINK, value);
        file.putLong(links * LINK + Long.BYTES, head);
        links++;
        return links;
    }

    public long value(long head) {
        return file.getLong((head - 1) * LINK);
    }

    public long next(long head) {
        return file.getLong((head - 1) * LINK + Long.BYTES);
    }

    public boolean contains(long head, long value) {
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
