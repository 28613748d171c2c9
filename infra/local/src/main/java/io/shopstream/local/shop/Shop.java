package io.shopstream.local.shop;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Environment;
import io.shopstream.local.console.PlainErrors;
import io.shopstream.local.up.Endpoints;
import io.shopstream.local.up.ShopClients;
import io.shopstream.schemas.client.Outcome.Refused;
import io.shopstream.schemas.client.PipelineCatchUp;
import io.shopstream.schemas.client.ProducerClient;
import io.shopstream.schemas.client.ServiceHttp;
import io.shopstream.schemas.client.ServicePaths;
import io.shopstream.schemas.client.SinkClient;
import io.shopstream.schemas.kafka.KafkaConnection;
import io.shopstream.schemas.query.StreamsStatus;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.PartitionCheck;
import io.shopstream.schemas.topic.TopicMismatchException;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import io.shopstream.sink.ledger.LoadedOffsets;
import io.shopstream.sink.warehouse.WarehouseAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;

/**
 * The shop that a command works on: where its parts are, and what lets the command in. Whatever opens a part fails with
 * {@link CommandFailure}, which names the remedy, if that part was not asked for or refuses the command.
 */
public final class Shop {
    /** The role that reads the warehouse, unless the environment names another. */
    static final String WAREHOUSE_USER = "shop_api";

    /** The role that reads the shop database, unless the environment names another: the one of the producer. */
    static final String SHOP_DATABASE_USER = "postgres";

    private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(10);
    private static final int UNAUTHORIZED = 401;

    private final Map<Part, String> addresses;
    private final KafkaConnection kafka;
    private final Topics topics;
    private final Access access;
    private final Optional<Path> directory;

    private Shop(
            Map<Part, String> addresses,
            KafkaConnection kafka,
            Topics topics,
            Access access,
            Optional<Path> directory) {
        this.addresses = new EnumMap<>(addresses);
        this.kafka = kafka;
        this.topics = topics;
        this.access = access;
        this.directory = directory;
    }

    /** The shop that {@code up} runs on a data directory: its databases trust every user of this machine. */
    public static Shop onThisMachine(Endpoints endpoints, Topics topics, Path directory, Environment environment) {
        return new Shop(
                addresses(endpoints),
                KafkaConnection.of(endpoints.kafka()),
                topics,
                Access.withoutPasswords(environment),
                Optional.of(directory));
    }

    /** @param kafka leads nowhere if the command does not need Kafka */
    static Shop elsewhere(Map<Part, String> addresses, KafkaConnection kafka, Topics topics, Environment environment) {
        return new Shop(addresses, kafka, topics, Access.of(environment), Optional.empty());
    }

    static Map<Part, String> addresses(Endpoints endpoints) {
        Map<Part, String> addresses = new EnumMap<>(Part.class);
        addresses.put(Part.KAFKA, endpoints.kafka());
        addresses.put(Part.REGISTRY, endpoints.registry());
        addresses.put(Part.WAREHOUSE, endpoints.postgres());
        if (endpoints.shopDatabase() != null) {
            addresses.put(Part.SHOP_DATABASE, endpoints.shopDatabase());
        }
        addresses.put(Part.API, endpoints.api());
        addresses.put(Part.STREAMS, endpoints.streams());
        addresses.put(Part.SINK, endpoints.sink());
        addresses.put(Part.PRODUCER, endpoints.producer());
        return addresses;
    }

    /** The data directory of a shop on this machine; empty for one elsewhere. */
    public Optional<Path> directory() {
        return directory;
    }

    /** The catalogue of the shop's topics. Only that of a shop on this machine knows how many partitions they have. */
    public Topics topics() {
        return topics;
    }

    /**
     * The catalogue with as many partitions as the topics have in Kafka. A shop elsewhere must have been started once,
     * so that a wrong prefix or address does not make a second shop.
     */
    public Topics topicsInKafka() {
        if (directory.isPresent()) {
            return topics;
        }
        try (Admin admin = Admin.create(kafka.with(Map.of()))) {
            Map<String, Integer> found = new TopicProvisioner(admin).existingPartitions(topics.all());
            if (!found.containsKey(topics.orders().name())) {
                throw new CommandFailure(("Kafka at %s has no topic %s: start the services of the shop first, or check"
                                + " --topic-prefix and SHOPSTREAM_TOPIC_PREFIX")
                        .formatted(kafka, topics.orders().name()));
            }
            return Topics.of(topics.prefix(), PartitionCheck.common(found));
        } catch (KafkaException e) {
            throw new CommandFailure(
                    "Kafka at %s does not show the topics of the shop: %s".formatted(kafka, PlainErrors.reason(e)), e);
        } catch (TopicMismatchException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()), e);
        }
    }

    public KafkaConnection kafka() {
        return kafka;
    }

    /** @param timeout how long a call waits for a registry that does not answer */
    public AvroSerdes serdes(Duration timeout) {
        return new AvroSerdes(new HttpSchemaRegistry(access.registry(URI.create(address(Part.REGISTRY))), timeout));
    }

    public String api() {
        return address(Part.API);
    }

    /** A client of the API, with the caller's key, if there is one. */
    public ServiceHttp apiClient(Duration deadline) {
        ServiceHttp http = new ServiceHttp(List.of(URI.create(api())), deadline, access.trusted());
        return access.apiKey().map(key -> http.with(Access.API_KEY_HEADER, key)).orElse(http);
    }

    /**
     * What to say if the API refuses a key, or the lack of one.
     *
     * @param key that the request needs, such as "the key of an operator"
     */
    public String keyNeeded(String key, Refused<?> refusal) {
        return "the API at %s needs %s: set %s to one, or %s_FILE to a file that has it (%s)"
                .formatted(
                        api(),
                        key,
                        Access.API_KEY,
                        Access.API_KEY,
                        Objects.requireNonNullElse(refusal.detail(), "HTTP " + refusal.status()));
    }

    public SinkClient sink() {
        return ShopClients.sink(address(Part.SINK), access.token(), access.trusted());
    }

    public ProducerClient producer() {
        return ShopClients.producer(address(Part.PRODUCER), access.token(), access.trusted());
    }

    /** A client of streams, which asks its instances one after the other. */
    public ServiceHttp streams(Duration deadline) {
        return new ServiceHttp(streamsAddresses(), deadline, access.trusted()).with(access.token());
    }

    private List<URI> streamsAddresses() {
        return Arrays.stream(address(Part.STREAMS).split(",")).map(URI::create).toList();
    }

    /** The addresses of streams as they were given. */
    public String streamsText() {
        return address(Part.STREAMS);
    }

    /** Fails if streams refuses this command; a wait for its progress would otherwise go on until its timeout. */
    public void requireStreams() {
        try (ServiceHttp http = streams(STATUS_TIMEOUT)) {
            if (http.get(ServicePaths.STREAMS_STATUS, StreamsStatus.class) instanceof Refused<StreamsStatus> refused
                    && refused.status() == UNAUTHORIZED) {
                throw ShopClients.failure("streams", streamsText(), refused);
            }
        }
    }

    /** What a wait for streams and sink needs. */
    public PipelineCatchUp.Platform platform() {
        WarehouseAddress warehouse = new WarehouseAddress(
                address(Part.WAREHOUSE),
                access.warehouse().user(),
                access.warehouse().password());
        return new PipelineCatchUp.Platform(
                kafka, streamsAddresses(), access.token(), access.trusted(), () -> LoadedOffsets.open(warehouse));
    }

    /** JDBC address of the warehouse, without user. */
    public String warehouse() {
        return address(Part.WAREHOUSE);
    }

    /** A read-only session that the caller closes. */
    public Connection openWarehouse(String application) throws SQLException {
        return access.warehouse().open(Part.WAREHOUSE, address(Part.WAREHOUSE), application);
    }

    /** A read-only session that the caller closes. Only for a shop that {@linkplain #has has} the part. */
    public Connection openShopDatabase(String application) throws SQLException {
        return access.shopDatabase().open(Part.SHOP_DATABASE, address(Part.SHOP_DATABASE), application);
    }

    /** Whether the part is known: commands can do without some of them. */
    public boolean has(Part part) {
        return addresses.containsKey(part);
    }

    /** Host and port of every instance of the part, not looked up. */
    public List<InetSocketAddress> hosts(Part part) {
        return part.hosts(address(part));
    }

    /** A warning if the internal token, or a key of the API, would cross a network as it is. */
    Optional<String> unencrypted() {
        String open = addresses.entrySet().stream()
                .filter(each -> each.getKey() == Part.API
                        || each.getKey().takesToken() && !access.token().isNone())
                .flatMap(each -> Arrays.stream(each.getValue().split(",")))
                .filter(AddressForm::isUnencrypted)
                .collect(Collectors.joining(", "));
        return open.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "Warning: %s is not encrypted and not on this machine: whoever can read the network can read the keys. Use https."
                                .formatted(open));
    }

    private String address(Part part) {
        String address = addresses.get(part);
        if (address == null) {
            throw new CommandFailure(part.label() + " is not known: give " + part.option() + " or " + part.variable());
        }
        return address;
    }
}
