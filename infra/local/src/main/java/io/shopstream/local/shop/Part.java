package io.shopstream.local.shop;

import io.shopstream.schemas.security.InternalToken;
import java.net.InetSocketAddress;
import java.util.List;

/** A part of a shop that commands reach over the network, and who says where it is. */
public enum Part {
    KAFKA("Kafka", "--kafka", "SHOPSTREAM_KAFKA", "HOST:PORT", "Bootstrap servers", AddressForm.BROKERS, ""),
    REGISTRY(
            "the schema registry",
            "--registry",
            "SHOPSTREAM_REGISTRY",
            "URL",
            "Root of the registry's Confluent API",
            AddressForm.WEB,
            "SHOPSTREAM_REGISTRY_USER, SHOPSTREAM_REGISTRY_PASSWORD, SHOPSTREAM_REGISTRY_TOKEN"),
    WAREHOUSE(
            "the warehouse",
            "--warehouse",
            "SHOPSTREAM_WAREHOUSE_URL",
            "JDBC-URL",
            "Warehouse, without user; it is only read",
            AddressForm.DATABASE,
            "SHOPSTREAM_WAREHOUSE_USER (default: " + Shop.WAREHOUSE_USER + "), SHOPSTREAM_WAREHOUSE_PASSWORD"),
    SHOP_DATABASE(
            "the shop database",
            "--shop-database",
            "SHOPSTREAM_SHOP_DATABASE_URL",
            "JDBC-URL",
            "Shop database, without user; it is only read",
            AddressForm.DATABASE,
            "SHOPSTREAM_SHOP_DATABASE_USER (default: " + Shop.SHOP_DATABASE_USER
                    + "), SHOPSTREAM_SHOP_DATABASE_PASSWORD"),
    API(
            "the API",
            "--api",
            "SHOPSTREAM_API",
            "URL",
            "API, such as https://shop.example.org",
            AddressForm.SERVICE,
            Access.API_KEY),
    STREAMS(
            "streams",
            "--streams",
            "SHOPSTREAM_STREAMS",
            "URL,...",
            "Instances of streams",
            AddressForm.SERVICES,
            InternalToken.VARIABLE),
    SINK(
            "the sink",
            "--sink",
            "SHOPSTREAM_SINK_URL",
            "URL",
            "Any instance of the sink",
            AddressForm.SERVICE,
            InternalToken.VARIABLE),
    PRODUCER(
            "the producer",
            "--producer",
            "SHOPSTREAM_PRODUCER",
            "URL",
            "Producer, which is the simulated shop",
            AddressForm.SERVICE,
            InternalToken.VARIABLE);

    private final String label;
    private final String option;
    private final String variable;
    private final String parameter;
    private final String description;
    private final AddressForm form;
    private final String secrets;

    Part(
            String label,
            String option,
            String variable,
            String parameter,
            String description,
            AddressForm form,
            String secrets) {
        this.label = label;
        this.option = option;
        this.variable = variable;
        this.parameter = parameter;
        this.description = description;
        this.form = form;
        this.secrets = secrets;
    }

    /** As a sentence names it, such as "the warehouse". */
    public String label() {
        return label;
    }

    /** The option with its address. */
    public String option() {
        return option;
    }

    /** The environment variable with its address, the one that the services read. */
    public String variable() {
        return variable;
    }

    String parameter() {
        return parameter;
    }

    String description() {
        return "%s [%s].".formatted(description, variable);
    }

    AddressForm form() {
        return form;
    }

    /** The variables with what lets a command in; empty if nobody asks for it. */
    String secrets() {
        return secrets;
    }

    /** Whether requests carry the internal token. */
    boolean takesToken() {
        return secrets.equals(InternalToken.VARIABLE);
    }

    List<InetSocketAddress> hosts(String address) {
        return form.hosts(address);
    }
}
