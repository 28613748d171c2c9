package io.shopstream.streams.stock;

import io.shopstream.schemas.avro.Product;
import io.shopstream.streams.pane.BinarySerde;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.serialization.Serde;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue's newest state of a product. A removed product stays as an entry that is not listed, so that an older
 * record cannot restore it. Bytes: 8 version, 1 flags, 8 stock, then the name, all big-endian.
 *
 * @param version orders the states: the source LSN of captured records
 * @param listed false once the product was removed from the catalogue
 * @param active false once the product is withdrawn from sale
 * @param stock units on hand as last captured; null if the source keeps no stock
 * @param name null if the source has none
 */
public record CatalogueEntry(
        long version,
        boolean listed,
        boolean active,
        @Nullable Long stock,
        @Nullable String name) implements StockInput {
    static final Serde<CatalogueEntry> SERDE = BinarySerde.of(CatalogueEntry::toBytes, CatalogueEntry::fromBytes);
    /** Version of a tombstone without a version header. */
    static final long NO_VERSION = Long.MAX_VALUE;

    private static final int LISTED = 1;
    private static final int ACTIVE = 2;
    private static final int STOCKED = 4;
    private static final int NAMED = 8;
    private static final int HEAD_BYTES = 2 * Long.BYTES + 1;

    static CatalogueEntry of(Product product) {
        return new CatalogueEntry(
                product.getVersion(), true, product.getActive(), product.getStockQuantity(), product.getName());
    }

    /** @param version {@link #NO_VERSION} if the tombstone does not come from change capture */
    static CatalogueEntry removed(long version) {
        return new CatalogueEntry(version, false, false, null, null);
    }

    /**
     * Returns the entry to store when this one arrives after {@code before}; null if nothing changes. Equal versions
     * have equal content, so the first one is kept. A tombstone without a version removes the current entry and keeps
     * its version.
     */
    @Nullable CatalogueEntry over(@Nullable CatalogueEntry before) {
        if (version == NO_VERSION) {
            return before == null || !before.listed ? null : removed(before.version);
        }
        return before == null || version > before.version ? this : null;
    }

    private byte[] toBytes() {
        byte[] text = name == null ? new byte[0] : name.getBytes(StandardCharsets.UTF_8);
        int flags = (listed ? LISTED : 0)
                | (active ? ACTIVE : 0)
                | (stock == null ? 0 : STOCKED)
                | (name == null ? 0 : NAMED);
        return ByteBuffer.allocate(HEAD_BYTES + text.length)
                .putLong(version)
                .put((byte) flags)
                .putLong(stock == null ? 0 : stock)
                .put(text)
                .array();
    }

    private static CatalogueEntry fromBytes(byte[] bytes) {
        ByteBuffer head = ByteBuffer.wrap(bytes);
        long version = head.getLong();
        int flags = head.get();
        long stock = head.getLong();
        return new CatalogueEntry(
                version,
                (flags & LISTED) != 0,
                (flags & ACTIVE) != 0,
                (flags & STOCKED) == 0 ? null : stock,
                (flags & NAMED) == 0
                        ? null
                        : new String(bytes, HEAD_BYTES, bytes.length - HEAD_BYTES, StandardCharsets.UTF_8));
    }
}
