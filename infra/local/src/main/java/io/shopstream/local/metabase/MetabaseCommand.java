package io.shopstream.local.metabase;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.console.Commands;
import io.shopstream.local.console.Environment;
import io.shopstream.local.metabase.client.Credentials;
import io.shopstream.local.metabase.client.MetabaseClient;
import io.shopstream.local.metabase.client.Patience;
import io.shopstream.local.metabase.files.DefinitionReader;
import io.shopstream.local.metabase.files.Definitions;
import io.shopstream.local.metabase.files.FileSource;
import io.shopstream.local.metabase.provision.Provisioning;
import io.shopstream.local.metabase.provision.Report;
import io.shopstream.local.metabase.provision.WarehouseTarget;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.Shop;
import io.shopstream.local.shop.WhichShop;
import io.shopstream.schemas.security.TrustedCertificates;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a Metabase like the files: {@code ./shopstream metabase --url URL}. */
@Command(
        name = "metabase",
        description = {
            "Provision Metabase with the dashboards of infra/metabase: administrator if it is new, the warehouse as"
                    + " metabase_ro, a collection, cards and five dashboards.",
            "Run it again after files changed: it changes only what differs. What people changed by hand stays as it is"
                    + " and is listed, unless --force is given. What is no longer in the files goes to the trash.",
            "Exits 1 if Metabase refuses or does not answer, 2 on wrong usage."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class MetabaseCommand implements Callable<Integer> {
    private static final String PASSWORD = "SHOPSTREAM_METABASE_PASSWORD";
    private static final String READER_PASSWORD = "SHOPSTREAM_METABASE_RO_PASSWORD";
    private static final String API_KEY = "SHOPSTREAM_METABASE_API_KEY";

    @Option(names = "--url", paramLabel = "URL", description = "Metabase [SHOPSTREAM_METABASE_URL].")
    private @Nullable String url;

    @Option(
            names = "--user",
            paramLabel = "EMAIL",
            description = "Administrator, who is made if Metabase is new [SHOPSTREAM_METABASE_USER].")
    private @Nullable String user;

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "File with the password of the administrator [" + PASSWORD + "]. With an API key in ["
                    + API_KEY + "], user and password are not needed.")
    private @Nullable Path passwordFile;

    @Option(
            names = "--reader-password-file",
            paramLabel = "FILE",
            description = "File with the password of metabase_ro [" + READER_PASSWORD + "]; none for a shop of 'up'.")
    private @Nullable Path readerPasswordFile;

    @Option(names = "--plan", description = "Print what would change, and change nothing.")
    private boolean plan;

    @Option(names = "--force", description = "Overwrite what people changed by hand, too.")
    private boolean force;

    @Option(
            names = "--remove",
            description =
                    "Move all dashboards and cards to the trash. The connection to the warehouse, the collection and"
                            + " its other content stay.")
    private boolean remove;

    @Option(
            names = "--public-links",
            negatable = true,
            description =
                    "Make a link to every dashboard that needs no login, or forbid all such links of this Metabase"
                            + " (default: leave them as they are; forbidden in a new one).")
    private @Nullable Boolean publicLinks;

    @Option(
            names = "--files",
            paramLabel = "DIR",
            description = "Files of the dashboards (default: infra/metabase as it was built in).")
    private @Nullable Path files;

    @Option(
            names = "--currency",
            paramLabel = "CODE",
            description = "That dashboards show when they are opened [SHOPSTREAM_CURRENCY] (default: USD).")
    private @Nullable String currency;

    @Option(
            names = "--links",
            paramLabel = "URL",
            description = "Where browsers reach the live page and the API, for the links of dashboards"
                    + " [SHOPSTREAM_LINKS] (default: the API of the shop, else http://127.0.0.1:8080).")
    private @Nullable String links;

    @Option(
            names = "--database",
            paramLabel = "HOST:PORT",
            description = "Where Metabase reaches the warehouse, if it is not where this command does"
                    + " [SHOPSTREAM_METABASE_DATABASE].")
    private @Nullable String database;

    @Option(
            names = "--patience",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "How long Metabase may take to start, and to read the tables (default: ${DEFAULT-VALUE}).")
    private int patienceSeconds;

    @Mixin
    private WhichShop which = WhichShop.with(Part.WAREHOUSE).perhaps(Part.API);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Environment environment = Environment.ofProcess();
        String address = option(url, environment, "SHOPSTREAM_METABASE_URL", "");
        Commands.require(
                spec,
                address.matches("https?://[^\\s?#]+"),
                "give --url or SHOPSTREAM_METABASE_URL, such as http://127.0.0.1:3000");
        Commands.require(spec, patienceSeconds >= 1, "--patience must be 1 or more");
        String code = option(currency, environment, "SHOPSTREAM_CURRENCY", "USD");
        Commands.require(spec, code.matches("[A-Z]{3}"), "--currency must be an ISO 4217 code, such as EUR");
        Credentials credentials = new Credentials(
                option(user, environment, "SHOPSTREAM_METABASE_USER", ""),
                secret(passwordFile, environment, PASSWORD),
                environment.secret(API_KEY).orElse(""),
                secret(readerPasswordFile, environment, READER_PASSWORD));
        Shop shop = which.shop();
        WarehouseTarget warehouse = warehouse(shop, option(database, environment, "SHOPSTREAM_METABASE_DATABASE", ""));
        Definitions definitions = new DefinitionReader(
                        files == null ? FileSource.ofBuild() : FileSource.ofDirectory(files),
                        linksTo(shop, option(links, environment, "SHOPSTREAM_LINKS", "")),
                        code)
                .read();
        PrintWriter out = Commands.out(spec);
        Report report = new Report(plan, line -> Commands.say(out, line));
        try (MetabaseClient client = new MetabaseClient(
                address,
                credentials,
                TrustedCertificates.of(
                        environment.value(TrustedCertificates.VARIABLE).orElse("")))) {
            new Provisioning(
                            client,
                            remove ? definitions.emptied() : definitions,
                            new Provisioning.Options(force, publicLinks),
                            report)
                    .run(
                            credentials,
                            warehouse,
                            new Patience(Duration.ofSeconds(patienceSeconds), line -> Commands.say(out, "  " + line)));
        }
        report.finish();
        return 0;
    }

    private static WarehouseTarget warehouse(Shop shop, String address) {
        WarehouseTarget target = WarehouseTarget.of(shop.warehouse());
        return address.isEmpty() ? target : target.at(address);
    }

    private static String linksTo(Shop shop, String given) {
        String base = given;
        if (base.isEmpty()) {
            base = shop.has(Part.API) ? shop.api() : "http://127.0.0.1:8080";
        }
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }

    private static String option(@Nullable String option, Environment environment, String variable, String otherwise) {
        return option == null ? environment.value(variable).orElse(otherwise) : option.strip();
    }

    private static String secret(@Nullable Path file, Environment environment, String variable) {
        if (file == null) {
            return environment.secret(variable).orElse("");
        }
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new CommandFailure(
                    "cannot read the password file " + file + ": "
                            + e.getClass().getSimpleName(),
                    e);
        }
    }
}
