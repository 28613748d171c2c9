package io.shopstream.local.metabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopstream.local.console.CommandFailure;
import io.shopstream.local.metabase.client.Credentials;
import io.shopstream.local.metabase.client.MetabaseClient;
import io.shopstream.local.metabase.client.Patience;
import io.shopstream.local.metabase.provision.Provisioning;
import io.shopstream.local.metabase.provision.Report;
import io.shopstream.local.metabase.provision.WarehouseTarget;
import io.shopstream.schemas.security.TrustedCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.ObjectNode;

/** Who may provision, as whom Metabase reads the warehouse, and who sees dashboards without a login. */
class MetabaseAccessIT {
    @TempDir
    Path directory;

    private CommandRuns command;
    private MetabaseStub metabase;

    @BeforeEach
    void start() throws IOException {
        command = new CommandRuns(directory);
        metabase = command.metabase;
    }

    @AfterEach
    void stop() {
        command.close();
    }

    @Test
    void shouldNameTheRemedyAndNoSecretWhenRefused() throws IOException {
        command.password("short");
        assertFails(
                command.run(), "refuses the administrator: give --user an e-mail and a password", "*** is too common");
        command.password(MetabaseStub.PASSWORD);
        assertFails(command.run("--database=nowhere:5432"), "host: check your host settings");
        command.password("not-the-password");
        assertFails(command.run(), "refuses the login of " + MetabaseStub.USER, "did not match stored password");
        assertFails(command.run("--user="), "needs an administrator: give --user");
        assertThat(command.run("--url=nonsense").exitCode()).isEqualTo(2);
    }

    @Test
    void shouldConnectElsewhereOnlyWhenForced() {
        command.run();
        assertThat(command.run("--database=other:5433").output()).contains("Kept the connection to db:5432/warehouse");
        assertThat(command.run("--database=other:5433", "--force").output())
                .contains("Connecting to the warehouse at other:5433/warehouse instead of db:5432/warehouse");
        assertThat(command.changesOf("--database=other:5433")).containsExactly("POST /api/session");
    }

    @Test
    void shouldSendAChangedPasswordOfTheReaderWhenForced() throws IOException {
        Path reader = Files.writeString(directory.resolve("reader"), "first-7");
        command.run("--reader-password-file=" + reader);
        Files.writeString(reader, "second-7");

        command.run("--reader-password-file=" + reader);
        assertThat(readerPassword()).isEqualTo("first-7");
        assertThat(command.run("--reader-password-file=" + reader, "--force", "--plan")
                        .output())
                .contains("Would send the password of metabase_ro again");
        assertThat(readerPassword()).isEqualTo("first-7");

        assertThat(command.run("--reader-password-file=" + reader, "--force").output())
                .contains("Sent the password of metabase_ro again")
                .doesNotContain("second-7");
        assertThat(readerPassword()).isEqualTo("second-7");
    }

    private String readerPassword() {
        return Objects.requireNonNull(metabase.database)
                .path("details")
                .path("password")
                .asString();
    }

    @Test
    void shouldProvisionWithTheKeyOfAnAdministrator() {
        command.run();
        metabase.changes.clear();
        command.card("sales/units").put("name", "Pieces");

        provision(MetabaseStub.API_KEY, true);
        assertThat(metabase.changes).isNotEmpty().allMatch(change -> change.startsWith("PUT /api/card/"));

        metabase.changes.clear();
        provision(MetabaseStub.API_KEY, false);
        assertThat(metabase.changes).isEmpty();
    }

    @Test
    void shouldNameTheRemedyForAKeyThatIsNotEnough() {
        assertThatThrownBy(() -> provision(MetabaseStub.API_KEY, false))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("needs an administrator: give --user");
        command.run();

        assertThatThrownBy(() -> provision("mb_key_of_nobody", false))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("the session or key is not valid")
                .hasMessageNotContaining("mb_key_of_nobody");
        assertThatThrownBy(() -> provision(MetabaseStub.API_KEY_OF_A_READER, false))
                .isInstanceOf(CommandFailure.class)
                .hasMessageContaining("the user is no administrator: give --user and password of one");
    }

    private void provision(String key, boolean force) {
        Credentials credentials = new Credentials("", "", key, "");
        try (MetabaseClient client = new MetabaseClient(metabase.url(), credentials, TrustedCertificates.of(""))) {
            new Provisioning(
                            client,
                            command.definitions(),
                            new Provisioning.Options(force, null),
                            new Report(false, line -> {}))
                    .run(
                            credentials,
                            WarehouseTarget.of(CommandRuns.WAREHOUSE),
                            new Patience(Duration.ofSeconds(20), line -> {}));
        }
    }

    @Test
    void shouldTellThatSomebodyElseHasSetItUp() {
        metabase.isSetUpMeanwhile = true;

        assertFails(command.run(), "somebody else has just set it up: run the command again");
        assertFails(command.run(), "refuses the login of " + MetabaseStub.USER);
        assertThat(metabase.objects.cards).isEmpty();
    }

    @Test
    void shouldMakePublicLinksOnlyWhenAsked() {
        command.run();
        assertThat(metabase.objects.dashboards.values())
                .allMatch(each -> each.path("public_uuid").isNull());

        assertThat(command.run("--public-links").output()).contains("/public/dashboard/uuid-of-");
        assertThat(metabase.objects.dashboards.values())
                .noneMatch(each -> each.path("public_uuid").isNull());
        assertThat(command.changesOf("--public-links")).containsExactly("POST /api/session");

        command.run("--no-public-links");
        assertThat(metabase.settings).containsEntry("enable-public-sharing", BooleanNode.FALSE);
    }

    @Test
    void shouldMakeNoPublicLinkOfADashboardInTheTrash() {
        command.run();
        ObjectNode sales = command.dashboard("sales");
        sales.put("archived", true);

        CommandRuns.Run run = command.run("--public-links");
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output())
                .contains("Kept dashboard sales: moved to the trash by hand")
                .contains("/dashboard/"
                        + command.dashboard("executive").path("id").asInt() + "#refresh")
                .doesNotContain("/dashboard/" + sales.path("id").asInt() + "#refresh");
        assertThat(sales.path("public_uuid").isNull()).isTrue();
    }

    private static void assertFails(CommandRuns.Run run, String... texts) {
        assertThat(run.exitCode()).as(run.output()).isEqualTo(1);
        assertThat(run.output()).contains(texts).doesNotContain("not-the-password", "Exception");
    }
}
