package io.shopstream.producer.imports;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.ImportedFile;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;
import java.util.ArrayList;
import java.util.List;

/** Records the output of an import in order, including duplicates. */
final class RecordedOutput implements ImportOutput {
    final List<Order> orders = new ArrayList<>();
    final List<User> users = new ArrayList<>();
    final List<Product> products = new ArrayList<>();
    final List<DeadLetter> deadLetters = new ArrayList<>();
    final List<ImportedFile> files = new ArrayList<>();

    @Override
    public void order(Order order) {
        orders.add(order);
    }

    @Override
    public void user(User user) {
        users.add(user);
    }

    @Override
    public void product(Product product) {
        products.add(product);
    }

    @Override
    public void deadLetter(DeadLetter deadLetter) {
        deadLetters.add(deadLetter);
    }

    @Override
    public void file(ImportedFile file) {
        files.add(file);
    }

    @Override
    public void commit() {}

    @Override
    public void close() {}

    Order order(String id) {
        return orders.stream()
                .filter(order -> order.getOrderId().equals(id))
                .reduce((first, second) -> {
                    throw new AssertionError("two orders with id " + id);
                })
                .orElseThrow(() -> new AssertionError("no order " + id));
    }

    Product product(String id) {
        return products.stream()
                .filter(product -> product.getProductId().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no product " + id));
    }

    List<String> rejections() {
        return deadLetters.stream()
                .map(deadLetter -> deadLetter.getSourceOffset() + " " + deadLetter.getReason())
                .toList();
    }
}
