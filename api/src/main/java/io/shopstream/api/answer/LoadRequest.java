package io.shopstream.api.answer;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which tables of the warehouse shall be rebuilt; all of them where nothing is said.
 *
 * @param tables names with or without schema, such as {@code orders} or {@code mart.alerts}
 * @param fromSchemaVersion only tables whose contents mean something else since a later migration of the warehouse
 */
public record LoadRequest(
        @Nullable List<String> tables, @Nullable Integer fromSchemaVersion) {}
