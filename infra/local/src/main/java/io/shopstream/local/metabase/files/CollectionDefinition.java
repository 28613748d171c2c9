package io.shopstream.local.metabase.files;

import java.util.Objects;

/** The folder of Metabase that holds all dashboards and cards. */
public record CollectionDefinition(String name, String description) {
    public CollectionDefinition {
        Objects.requireNonNull(name, "the collection needs a name");
        Objects.requireNonNull(description, "the collection needs a description");
    }
}
