package io.shopstream.local.metabase.provision;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.UUID;

/** Ids that follow from the key of a file, so that a card is found again whatever its name became. */
final class EntityId {
    private static final int LENGTH = 21;

    private EntityId() {}

    /** 21 letters, digits, - and _, as Metabase makes them. */
    static String ofCard(String key) {
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(("shopstream " + key).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().encodeToString(digest).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static String ofTag(String key, String tag) {
        return UUID.nameUUIDFromBytes((key + " " + tag).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    static String ofFilter(String name) {
        return Canonical.hash("filter " + name).substring(0, 8);
    }
}
