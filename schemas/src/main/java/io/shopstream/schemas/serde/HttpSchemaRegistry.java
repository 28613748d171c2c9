package io.shopstream.schemas.serde;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Client of any registry that speaks the Confluent REST API. Ids and schemas never change once given, so each is asked
 * for once. While the registry is away a call retries with growing pauses up to {@code patience}, then says so.
 */
public final class HttpSchemaRegistry implements SchemaRegistry {
    private static final Logger LOG = LoggerFactory.getLogger(HttpSchemaRegistry.class);
    private static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final JsonMapper JSON = new JsonMapper();

    private final URI base;
    private final Duration patience;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final Map<SubjectSchema, Integer> ids = new ConcurrentHashMap<>();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final UnknownIds unknownIds = new UnknownIds();

    /**
     * @param base root of the Confluent API, such as {@code http://127.0.0.1:8081/apis/ccompat/v7}
     * @param patience how long one call keeps trying while the registry is away
     */
    public HttpSchemaRegistry(URI base, Duration patience) {
        this.base = base;
        this.patience = patience;
        AvroRuntime.init();
    }

    @Override
    public int register(String subject, Schema schema) {
        SubjectSchema key = new SubjectSchema(subject, schema);
        Integer known = ids.get(key);
        if (known != null) {
            return known;
        }
        String path = "/subjects/" + URLEncoder.encode(subject, StandardCharsets.UTF_8) + "/versions";
        String body = JSON.writeValueAsString(Map.of("schema", schema.toString()));
        Answer answer = ask(() -> request(path)
                .header("Content-Type", CONTENT_TYPE)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
        if (answer.status() != 200) {
            throw new IncompatibleSchemaException("the registry refused the schema of " + subject + " (HTTP "
                    + answer.status() + "): " + answer.message());
        }
        int id = answer.json().path("id").asInt();
        ids.put(key, id);
        schemas.put(id, schema);
        return id;
    }

    @Override
    public Optional<Schema> schemaById(int id) {
        Schema known = schemas.get(id);
        if (known != null) {
            return Optional.of(known);
        }
        // Apicurio answers 500, not 404, for an id outside its range; no registry gives out ids below 1.
        if (id < 1 || unknownIds.contains(id)) {
            return Optional.empty();
        }
        Answer answer = ask(() -> request("/schemas/ids/" + id).GET().build());
        if (answer.status() == 404) {
            unknownIds.add(id);
            return Optional.empty();
        }
        if (answer.status() != 200) {
            throw new RegistryUnavailableException(
                    "the registry at " + base + " answered HTTP " + answer.status() + " for schema id " + id);
        }
        return parse(answer.json().path("schema").asString()).map(schema -> {
            schemas.put(id, schema);
            return schema;
        });
    }

    // The registry may hold JSON or Protobuf schemas of others: for us those are unknown ids.
    private static Optional<Schema> parse(String text) {
        try {
            return Optional.of(new Schema.Parser().parse(text));
        } catch (SchemaParseException e) {
            return Optional.empty();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(REQUEST_TIMEOUT)
                .header("Accept", CONTENT_TYPE + ", application/json");
    }

    private Answer ask(Supplier<HttpRequest> request) {
        long deadline = System.nanoTime() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        boolean told = false;
        while (true) {
            String problem;
            Throwable cause = null;
            try {
                HttpResponse<String> response = http.send(request.get(), HttpResponse.BodyHandlers.ofString());
                if (response.statusCode() < 500 && response.statusCode() != 429) {
                    return Answer.of(response);
                }
                problem = "answered HTTP " + response.statusCode();
            } catch (IOException e) {
                problem = "does not answer";
                cause = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new RegistryUnavailableException("interrupted while asking the registry at " + base, e);
            }
            if (System.nanoTime() + pause.toNanos() > deadline) {
                throw unavailable(problem, cause);
            }
            if (!told) {
                LOG.warn("schema registry at {} {}; trying again for {} s", base, problem, patience.toSeconds());
                told = true;
            }
            sleep(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    private RegistryUnavailableException unavailable(String problem, @Nullable Throwable cause) {
        String message = "schema registry at " + base + " " + problem + " (tried for " + patience.toSeconds()
                + " s): is it running, and is the address right?";
        return cause == null
                ? new RegistryUnavailableException(message)
                : new RegistryUnavailableException(message, cause);
    }

    private void sleep(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("interrupted while waiting for the registry at " + base, e);
        }
    }

    private record SubjectSchema(String subject, Schema schema) {}

    private record Answer(int status, JsonNode json, String message) {
        static Answer of(HttpResponse<String> response) {
            try {
                JsonNode json = JSON.readTree(response.body());
                return new Answer(
                        response.statusCode(), json, json.path("message").asString(""));
            } catch (JacksonException e) {
                return new Answer(response.statusCode(), JSON.createObjectNode(), "an answer that is not JSON");
            }
        }
    }
}
