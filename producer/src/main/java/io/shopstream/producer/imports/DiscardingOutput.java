package io.shopstream.producer.imports;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.ImportedFile;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;

/** Publishes nothing: the output of a dry run. */
final class DiscardingOutput implements ImportOutput {
    @Override
    public void order(Order order) {}

    @Override
    public void user(User user) {}

    @Override
    public void product(Product product) {}

    @Override
    public void deadLetter(DeadLetter deadLetter) {}

    @Override
    public void file(ImportedFile file) {}

    @Override
    public void commit() {}

    @Override
    public void close() {}
}
