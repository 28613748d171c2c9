package io.shopstream.producer.imports;

import io.shopstream.schemas.avro.DeadLetter;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.User;

/** Receives the records of an import. */
interface ImportOutput {
    void order(Order order) throws ImportException;

    void user(User user) throws ImportException;

    void product(Product product) throws ImportException;

    void deadLetter(DeadLetter deadLetter) throws ImportException;
}
