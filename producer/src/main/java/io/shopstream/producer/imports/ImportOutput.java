package io.shopstream.producer.imports;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.ImportedFile;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;

/** Receives the records of an import. Closing discards what was not committed. */
interface ImportOutput extends AutoCloseable {
    void order(Order order) throws ImportException;

    void user(User user) throws ImportException;

    void product(Product product) throws ImportException;

    void deadLetter(DeadLetter deadLetter) throws ImportException;

    /** Marks the file as imported completely. */
    void file(ImportedFile file) throws ImportException;

    void commit() throws ImportException;

    @Override
    void close();
}
