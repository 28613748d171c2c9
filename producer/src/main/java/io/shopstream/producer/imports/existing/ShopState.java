package io.shopstream.producer.imports.existing;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.ImportedFile;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.topic.RecordKeys;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToLongFunction;
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
    private final Set<String> resolvedLines = new HashSet<>();
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
        users.merge(id, user, BinaryOperator.maxBy(Comparator.comparingLong(User::getVersion)));
    }

    void product(String id, Product product) {
        products.merge(id, product, BinaryOperator.maxBy(Comparator.comparingLong(Product::getVersion)));
    }

    void file(String key, ImportedFile file) {
        files.put(key, file);
    }

    /**
     * Keeps the newest state of a rejected line; of one that is resolved only that it is.
     *
     * @param orderId the order that the rejected line belongs to; null if the line does not tell
     */
    void rejectedLine(String key, DeadLetter deadLetter, @Nullable String orderId) {
        if (deadLetter.getReplayedAt() == null) {
            rejectedLines.put(key, deadLetter);
        } else {
            rejectedLines.remove(key);
            resolvedLines.add(key);
        }
        if (orderId != null) {
            rejectedByOrder.computeIfAbsent(orderId, id -> new HashSet<>()).add(key);
        }
    }

    /** When this file was imported completely; empty if never. */
    public Optional<Instant> importedAt(FileIdentity file) {
        return Optional.ofNullable(files.get(file.key())).map(ImportedFile::getImportedAt);
    }

    public @Nullable ExistingOrder order(String id) {
        EncodedOrder order = orders.get(id);
        return order == null ? null : new ExistingOrder(decoder.apply(order.value()), order.importedFrom());
    }

    /** The user as it must be published, with a version above that of one of the same second; or nothing. */
    public Optional<User> change(User user) {
        return change(users.get(user.getUserId()), user, User::getVersion, (other, version) -> User.newBuilder(other)
                .setVersion(version)
                .build());
    }

    /** Like {@link #change(User)}. */
    public Optional<Product> change(Product product) {
        return change(
                products.get(product.getProductId()),
                product,
                Product::getVersion,
                (other, version) ->
                        Product.newBuilder(other).setVersion(version).build());
    }

    private static <V> Optional<V> change(
            @Nullable V known, V value, ToLongFunction<V> version, WithVersion<V> withVersion) {
        if (known == null) {
            return Optional.of(value);
        }
        long knownVersion = version.applyAsLong(known);
        if (isEarlier(knownVersion, version.applyAsLong(value))) {
            return Optional.of(value);
        }
        boolean equal = known.equals(withVersion.of(value, knownVersion));
        if (equal || isEarlier(version.applyAsLong(value), knownVersion)) {
            return Optional.empty();
        }
        return Optional.of(withVersion.of(value, knownVersion + 1));
    }

    // Files have whole seconds as versions. What lies within the same second are the corrections by later files.
    private static boolean isEarlier(long version, long other) {
        return Math.floorDiv(version, MILLIS) < Math.floorDiv(other, MILLIS);
    }

    /** The rejected lines of an order that no later import has resolved, of files other than {@code file}. */
    public List<DeadLetter> openRejections(String orderId, FileIdentity file) {
        return rejectedByOrder.getOrDefault(orderId, Set.of()).stream()
                .map(rejectedLines::get)
                .filter(Objects::nonNull)
                .filter(deadLetter -> !deadLetter.getSourceTopic().equals(file.deadLetterSource()))
                .toList();
    }

    /** Whether a later import has resolved the dead letter of this line. */
    public boolean isResolved(DeadLetter rejected) {
        return resolvedLines.contains(key(rejected, rejected.getSourcePartition()));
    }

    /**
     * The dead letter under a key that is not resolved, since a resolved one stays resolved everywhere: the partition
     * counts how often the line was rejected anew.
     */
    public DeadLetter reopened(DeadLetter rejected) {
        int partition = rejected.getSourcePartition();
        while (resolvedLines.contains(key(rejected, partition))) {
            partition++;
        }
        return DeadLetter.newBuilder(rejected).setSourcePartition(partition).build();
    }

    private static String key(DeadLetter rejected, int partition) {
        return RecordKeys.deadLetter(rejected.getSourceTopic(), partition, rejected.getSourceOffset());
    }

    /**
     * Whether the line is a dead letter already, under the name that files had before their content was part of it.
     *
     * @param rejected a line of {@code file}
     */
    public boolean isKnownByPlainName(FileIdentity file, DeadLetter rejected) {
        DeadLetter known = rejectedLines.get(RecordKeys.deadLetter(file.file(), 0, rejected.getSourceOffset()));
        return known != null && Objects.equals(known.getRawValue(), rejected.getRawValue());
    }

    @FunctionalInterface
    private interface WithVersion<V> {
        /** A copy with another version. */
        V of(V value, long version);
    }

    @SuppressWarnings("ArrayRecordComponent") // an internal carrier: never compared, never changed
    private record EncodedOrder(
            long version, byte[] value, @Nullable String importedFrom) {}
}
