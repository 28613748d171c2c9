package io.shopstream.schemas.serde;

import io.shopstream.schemas.serde.RegistryHttp.Answer;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Client of any registry with the Confluent REST API. Ids and schemas never change once assigned, so each is requested
 * once and cached. While the registry is unavailable, a call retries with growing pauses up to {@code timeout}, then
 * throws {@link RegistryUnavailableException}.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSchemaRegistry.class);
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;
    private static final int SCHEMA_NOT_FOUND = 40403;
    private static final Set<Integer> REFERENCE_NOT_FOUND = Set.of(40401, 40402);
    private static final String COMPATIBILITY = "BACKWARD_TRANSITIVE";

    private final URI base;
    private final RegistryConnection connection;
    private final RegistryHttp http;
    private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final UnknownIds unknownIds = new UnknownIds();

    /**
     * @param base root of the Confluent API, such as {@code http://127.0.0.1:8081/apis/ccompat/v7}
     * @param timeout how long one call retries while the registry is unavailable
     */
    public HttpSchemaRegistry(URI base, Duration timeout) {
        this(RegistryConnection.of(base), timeout);
    }

    /** @param timeout how long one call retries while the registry is unavailable */
    public HttpSchemaRegistry(RegistryConnection connection, Duration timeout) {
        this.base = connection.base();
        this.connection = connection;
        this.http = new RegistryHttp(connection, timeout);
        AvroRuntime.init();
    }

    @Override
    public int register(String subject, Schema schema) {
        SubjectSchema key = new SubjectSchema(subject, schema);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        int id = lookUp(subject, schema).orElseGet(() -> registerNew(subject, schema));
        keepCompatible(subject);
        ids.put(key, id);
        schemas.put(id, schema);
        return id;
    }

    private Optional<Integer> lookUp(String subject, Schema schema) {
        Answer answer = http.post("/subjects/" + encode(subject), Map.of("schema", schema.toString()));
        return answer.status() == 200 ? Optional.of(answer.json().path("id").asInt()) : Optional.empty();
    }

    private int registerNew(String subject, Schema schema) {
        Answer answer = http.post("/subjects/" + encode(subject) + "/versions", Map.of("schema", schema.toString()));
        if (answer.status() == CONFLICT || answer.status() == UNPROCESSABLE) {
            // Of two processes that register the same schema at once, the registry refuses one.
            return lookUp(subject, schema)
                    .orElseThrow(() -> new IncompatibleSchemaException("the registry refused the schema of " + subject
                            + " (HTTP " + answer.status() + "): " + answer.message()));
        }
        requireOk(answer, subject);
        return answer.json().path("id").asInt();
    }

    // From now on the registry rejects a schema that cannot read every earlier one of the subject. Every process sets
    // this when it first uses the subject, because the process that created the subject may have been killed before it
    // did.
    private void keepCompatible(String subject) {
        Answer config = setCompatibility(subject);
        if (config.status() == CONFLICT) {
            // Another process set it at the same moment, and Apicurio refuses the second of two new settings.
            config = setCompatibility(subject);
        }
        if (config.status() != 200) {
            LOG.warn("could not set the compatibility of {} to {}: HTTP {}", subject, COMPATIBILITY, config.status());
        }
    }

    private Answer setCompatibility(String subject) {
        return http.put("/config/" + encode(subject), Map.of("compatibility", COMPATIBILITY));
    }

    private static String encode(String pathSegment) {
        return URLEncoder.encode(pathSegment, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public Optional<Schema> schemaById(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        // No registry assigns ids below 1.
        if (id < 1 || unknownIds.contains(id)) {
            return Optional.empty();
        }
        Answer answer = http.get("/schemas/ids/" + id);
        // Not every 404: one from a proxy, or for a wrong path, says nothing about the id.
        if (answer.json().path("error_code").asInt() == SCHEMA_NOT_FOUND) {
            unknownIds.add(id);
            return Optional.empty();
        }
        requireOk(answer, "schema id " + id);
        Optional<Schema> schema = parse(answer.json());
        schema.ifPresent(parsed -> schemas.put(id, parsed));
        return schema;
    }

    // Other applications may have registered JSON or Protobuf schemas; these count as unknown ids.
    private Optional<Schema> parse(JsonNode version) {
        try {
            Schema.Parser parser = new Schema.Parser();
            parseReferences(version, parser);
            return Optional.of(parser.parse(version.path("schema").asString()));
        } catch (AvroRuntimeException e) {
            return Optional.empty();
        }
    }

    // Other producers register nested types as separate schemas, which the parser needs first.
    private void parseReferences(JsonNode version, Schema.Parser parser) {
        for (JsonNode reference : version.path("references")) {
            String subject = reference.path("subject").asString();
            Answer answer = http.get("/subjects/" + encode(subject) + "/versions/"
                    + reference.path("version").asInt());
            if (REFERENCE_NOT_FOUND.contains(answer.json().path("error_code").asInt())) {
                throw new AvroRuntimeException("the registry does not have the referenced version of " + subject);
            }
            requireOk(answer, "subject " + subject);
            parseReferences(answer.json(), parser);
            if (!parser.getTypes().containsKey(reference.path("name").asString())) {
                parser.parse(answer.json().path("schema").asString());
            }
        }
    }

    @Override
    public Optional<Serializer<Object>> otherSerializer() {
        return connection.otherSerializer();
    }

    // Such as 404 of a proxy, which says nothing about a schema.
    private void requireOk(Answer answer, String what) {
        if (answer.status() != OK) {
            throw new RegistryUnavailableException(
                    "the registry at " + base + " answered HTTP " + answer.status() + " for " + what);
        }
    }

    private record SubjectSchema(String subject, Schema schema) {}
}
