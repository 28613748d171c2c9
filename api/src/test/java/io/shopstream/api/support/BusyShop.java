package io.shopstream.api.support;

import io.shopstream.embedded.Platform;
import io.shopstream.schemas.avro.EventType;
import io.shopstream.schemas.avro.Order;
import io.shopstream.schemas.avro.OrderStatus;
import io.shopstream.schemas.avro.ShopEvent;
import io.shopstream.schemas.serde.AvroSerdes;
import io.shopstream.schemas.serde.HttpSchemaRegistry;
import io.shopstream.schemas.topic.TopicProvisioner;
import io.shopstream.schemas.topic.Topics;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Sells a few orders a second into a {@link FakeShop} (the answers of streams) and into the topics, with a few events.
 */
public final class BusyShop implements AutoCloseable {
    private static final long INTERVAL_MILLIS = 250;
    private static final int PAST_ORDERS = 900;

    private final FakeShop shop;
    private final Topics topics;
    private final Random random = new Random(7);
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Producer<String, byte[]> producer;
    private final Serializer<Order> orders;
    private final Serializer<ShopEvent> events;
    private final Thread thread = Thread.ofVirtual().name("busy-shop").unstarted(this::run);
    private int sold;

    public BusyShop(Platform platform, Topics topics, FakeShop shop) {
        this.shop = shop;
        this.topics = topics;
        AvroSerdes serdes = new AvroSerdes(
                new HttpSchemaRegistry(URI.create(platform.registry().url()), Duration.ofSeconds(30)));
        this.orders = serdes.serializer(topics.orders());
        this.events = serdes.serializer(topics.events());
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", platform.kafka().bootstrapServers()),
                new StringSerializer(),
                new org.apache.kafka.common.serialization.ByteArraySerializer());
    }

    public static void provision(Platform platform, Topics topics) {
        try (Admin admin = Admin.create(
                Map.<String, Object>of("bootstrap.servers", platform.kafka().bootstrapServers()))) {
            new TopicProvisioner(admin).provision(topics.all());
        }
    }

    /** Sells an hour of orders at once, then continuously. */
    public BusyShop open() {
        Instant now = Instant.now();
        for (int i = 0; i < PAST_ORDERS; i++) {
            shop.sell(Orders.random(random, "past-" + i, now.minusSeconds(random.nextInt(3_600))));
        }
        thread.start();
        return this;
    }

    private void run() {
        try {
            while (!closed.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS)) {
                sell();
                for (int i = 0; i < 3 + random.nextInt(6); i++) {
                    view();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void sell() {
        Order order = Orders.random(random, "A-%06d".formatted(sold), Instant.now());
        sold++;
        shop.sell(order);
        send(order);
        OrderStatus next = List.of(
                        OrderStatus.PAID,
                        OrderStatus.PAID,
                        OrderStatus.SHIPPED,
                        OrderStatus.CANCELLED,
                        OrderStatus.PLACED)
                .get(random.nextInt(5));
        if (next != OrderStatus.PLACED) {
            send(Order.newBuilder(order).setVersion(2).setStatus(next).build());
        }
    }

    private void send(Order order) {
        byte[] value = orders.serialize(topics.orders().name(), order);
        producer.send(new ProducerRecord<>(topics.orders().name(), order.getOrderId(), value));
    }

    private void view() {
        ShopEvent event = ShopEvent.newBuilder()
                .setEventId("e" + random.nextLong())
                .setSessionId("s1")
                .setUserId("u" + random.nextInt(50))
                .setType(EventType.PRODUCT_VIEW)
                .setOccurredAt(Instant.now())
                .setDevice("mobile")
                .build();
        byte[] value = events.serialize(topics.events().name(), event);
        producer.send(new ProducerRecord<>(topics.events().name(), event.getUserId(), value));
    }

    @Override
    public void close() {
        closed.countDown();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ofSeconds(5));
    }
}
