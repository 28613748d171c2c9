package io.shopstream.api.ingest.once;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The body of a batch, which is hashed while it is read. Two batches with the same hash ask for the same. */
public final class BatchBody {
    private final MessageDigest digest;
    private final InputStream stream;

    /** @param question address and format: the same bytes may mean something else elsewhere */
    public BatchBody(InputStream body, String question) {
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
        digest.update((question + "\n").getBytes(StandardCharsets.UTF_8));
        this.stream = new DigestInputStream(body, digest);
    }

    public InputStream stream() {
        return stream;
    }

    /** Hexadecimal. Call it once, when the stream has been read to its end. */
    public String hash() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
