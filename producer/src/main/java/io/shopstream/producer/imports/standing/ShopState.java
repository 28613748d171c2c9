package io.shopstream.producer.imports.standing;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.ImportedFile;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.topic.PaneKeys;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What the shop's topics hold of the orders, customers, products and rejected lines that a file names. Orders are kept
 * encoded: a file may name a hundred thousand.
 */
public final class ShopState {
    private static final long MILLIS = 1_000;

    private final Function<byte[], Order> decoder;
    private final Map<String, EncodedOrder> orders = new HashMap<>();
    private final Map<String, User> users = new HashMap<>();
    private final Map<String, Product> products = new HashMap<>();
    private final Map<String, ImportedFile> files = new HashMap<>();
    private final Map<String, DeadLetter> rejectedLines = new HashMap<>();
    private final Map<String, Set<String>> rejectedByOrder = new HashMap<>();

    /** @param decoder decodes an order that was decoded before */
    public ShopState(Function<byte[], Order> decoder) {
        this.decoder = decoder;
    }

    /** Keeps the order if no version of it, or a lower one, is known. */
    void order(String id, long version, byte[] value, @Nullable String importedFrom) {
        EncodedOrder known = orders.get(id);
        if (known == null || known.version() < version) {
            orders.put(id, new EncodedOrder(version, value, importedFrom));
        }
    }

    void user(String id, User user) {
        users.merge(id, user, (known, later) -> later.getVersion() > known.getVersion() ? later : known);
    }

    void product(String id, Product product) {
        products.merge(id, product, (known, later) -> later.getVersion() > known.getVersion() ? later : known);
    }

    void file(String key, ImportedFile file) {
        files.put(key, file);
    }

    /**
     * Keeps the newest state of a rejected line; one that is settled is dropped.
     *
     * @param orderId the order that the rejected line belongs to; null if the line does not tell
     */
    void rejectedLine(String key, DeadLetter deadLetter, @Nullable String orderId) {
        if (deadLetter.getReplayedAt() == null) {
            rejectedLines.put(key, deadLetter);
        } else {
            rejectedLines.remove(key);
        }
        if (orderId != null) {
            rejectedByOrder.computeIfAbsent(orderId, id -> new HashSet<>()).add(key);
        }
    }

    /** When the same content was imported completely, with the same prefix; empty if never. */
    public Optional<Instant> importedAt(FileContent content) {
        return Optional.ofNullable(files.get(content.key())).map(ImportedFile::getImportedAt);
    }

    public @Nullable StandingOrder order(String id) {
        EncodedOrder order = orders.get(id);
        return order == null ? null : new StandingOrder(decoder.apply(order.value()), order.importedFrom());
    }

    /** The user as it must be published: with a version above that of a user that differs in content only; or nothing. */
    public Optional<User> change(User user) {
        User known = users.get(user.getUserId());
        if (known == null || isEarlier(known.getVersion(), user.getVersion())) {
            return Optional.of(user);
        }
        User same = User.newBuilder(user).setVersion(known.getVersion()).build();
        if (known.equals(same) || isEarlier(user.getVersion(), known.getVersion())) {
            return Optional.empty();
        }
        same.setVersion(known.getVersion() + 1);
        return Optional.of(same);
    }

    /** Like {@link #change(User)}. */
    public Optional<Product> change(Product product) {
        Product known = products.get(product.getProductId());
        if (known == null || isEarlier(known.getVersion(), product.getVersion())) {
            return Optional.of(product);
        }
        Product same =
                Product.newBuilder(product).setVersion(known.getVersion()).build();
        if (known.equals(same) || isEarlier(product.getVersion(), known.getVersion())) {
            return Optional.empty();
        }
        same.setVersion(known.getVersion() + 1);
        return Optional.of(same);
    }

    // Files have whole seconds as versions. What lies within the same second are the corrections by later files.
    private static boolean isEarlier(long version, long other) {
        return Math.floorDiv(version, MILLIS) < Math.floorDiv(other, MILLIS);
    }

    /** The rejected lines of an order that no later import has settled, from contents other than {@code content}. */
    public List<DeadLetter> openRejections(String orderId, FileContent content) {
        return rejectedByOrder.getOrDefault(orderId, Set.of()).stream()
                .map(rejectedLines::get)
                .filter(Objects::nonNull)
                .filter(deadLetter -> !deadLetter.getSourceTopic().equals(content.deadLetterSource()))
                .toList();
    }

    /**
     * Whether the line is a dead letter already, under the name that files had before their content was part of it.
     *
     * @param rejected a line of {@code content}
     */
    public boolean isKnownByPlainName(FileContent content, DeadLetter rejected) {
        DeadLetter known = rejectedLines.get(PaneKeys.deadLetter(content.file(), 0, rejected.getSourceOffset()));
        return known != null && Objects.equals(known.getRawValue(), rejected.getRawValue());
    }

    @SuppressWarnings("ArrayRecordComponent") // an internal carrier: never compared, never changed
    private record EncodedOrder(
            long version, byte[] value, @Nullable String importedFrom) {}
}
