package io.shopstream.producer.publish;

import io.shopstream.producer.catalogue.Catalogue;
import io.shopstream.producer.simulator.ShopOutput;
import io.shopstream.schemas.avro.Campaign;
import io.shopstream.schemas.avro.Category;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.Product;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.avro.User;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.topic.Topic;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;

/** The shop's topics: which record goes where, and under which key. */
public final class ShopTopics implements ShopOutput, AutoCloseable {
    private static final String CLIENT_ID = "shop-simulator";

    private final SimulatorConnection connection;
    private final Outage outage;
    private final LivePublisher publisher;
    private final Channel<Order> orders;
    private final Channel<ShopEvent> events;
    private final Channel<User> users;
    private final Channel<Category> categories;
    private final Channel<Product> products;
    private final Channel<Campaign> campaigns;

    public ShopTopics(SimulatorConnection connection, Ledger ledger, Outage outage) {
        this.connection = connection;
        this.outage = outage;
        this.publisher = new LivePublisher(
                () -> LivePublisher.connect(connection.bootstrapServers(), CLIENT_ID), ledger, outage);
        AvroSerdes serdes = connection.serdes();
        Topics topics = connection.topics();
        this.orders = Channel.of(topics.orders(), serdes);
        this.events = Channel.of(topics.events(), serdes);
        this.users = Channel.of(topics.users(), serdes);
        this.categories = Channel.of(topics.categories(), serdes);
        this.products = Channel.of(topics.products(), serdes);
        this.campaigns = Channel.of(topics.campaigns(), serdes);
    }

    /** Returns when every topic of the catalogue exists; throws only if one exists and is not what it should be. */
    public void provision() {
        while (true) {
            try (Admin admin = Admin.create(Map.of(
                    AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                    connection.bootstrapServers(),
                    AdminClientConfig.CLIENT_ID_CONFIG,
                    CLIENT_ID,
                    AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                    5_000,
                    AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                    4_000))) {
                new TopicProvisioner(admin).provision(connection.topics().all());
                outage.over();
                return;
            } catch (KafkaException e) {
                outage.retryAfter(new KafkaException(
                        "Kafka at " + connection.bootstrapServers() + " does not provide the topics: " + e.getMessage(),
                        e));
            }
        }
    }

    /** What is referred to first, so that few references are ever unknown downstream. */
    public void publish(Catalogue catalogue) {
        catalogue.categories().forEach(category -> send(categories, category.getCategoryId(), category));
        catalogue.campaigns().forEach(campaign -> send(campaigns, campaign.getCampaignId(), campaign));
        catalogue.products().forEach(product -> send(products, product.getProductId(), product));
        catalogue.users().forEach(user -> send(users, user.getUserId(), user));
    }

    @Override
    public void order(Order order) {
        send(orders, order.getOrderId(), order);
    }

    @Override
    public void event(ShopEvent event) {
        send(events, event.getUserId(), event);
    }

    @Override
    public void close() {
        publisher.close();
    }

    private <V> void send(Channel<V> channel, String key, V value) {
        publisher.publish(channel.topic(), channel.serializer(), key, value);
    }

    private record Channel<V>(String topic, Serializer<V> serializer) {
        static <V> Channel<V> of(Topic<V> topic, AvroSerdes serdes) {
            return new Channel<>(topic.name(), serdes.serializer(topic));
        }
    }
}
