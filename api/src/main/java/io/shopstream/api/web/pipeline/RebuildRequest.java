package io.shopstream.api.web.pipeline;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request to rebuild tables of the warehouse; all of them if both fields are null.
 *
 * @param tables names with or without schema, such as {@code orders} or {@code mart.alerts}
 * @param fromSchemaVersion only tables whose meaning a migration after this schema version changed
 */
@Schema(name = "LoadRequest") // its name in the OpenAPI document, which generated clients use
record RebuildRequest(
        @Nullable List<String> tables, @Nullable Integer fromSchemaVersion) {}
