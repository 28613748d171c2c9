package io.shopstream.api.answer.pipeline;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to rebuild tables of the warehouse; all of them if both fields are null.
 *
 * @param tables names with or without schema, such as {@code orders} or {@code mart.alerts}
 * @param fromSchemaVersion only tables whose meaning a migration after this schema version changed
 */
public record LoadRequest(
        @Nullable List<String> tables, @Nullable Integer fromSchemaVersion) {}
