package io.shopstream.producer.history;

import io.shopstream.producer.catalogue.CatalogueChanges;

/** Where the rows that a past changes are written. Each call returns when they are committed. */
public interface PastRows {
    /** Rows as they were at some moment of the past. */
    void write(CatalogueChanges changes);

    /** Rows as they were at its end, together with the mark that it is written. */
    void writeEnd(CatalogueChanges changes);
}
