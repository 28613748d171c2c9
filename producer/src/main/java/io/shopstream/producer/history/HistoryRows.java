package io.shopstream.producer.history;

import io.shopstream.producer.catalogue.CatalogueChanges;

/** Writes the rows that a history changes. Each call returns when they are committed. */
public interface HistoryRows {
    /** Writes rows as they were at some moment of the history. */
    void write(CatalogueChanges changes);

    /** Writes rows as they were at its end, together with the mark that the rows are complete. */
    void writeEnd(CatalogueChanges changes);
}
