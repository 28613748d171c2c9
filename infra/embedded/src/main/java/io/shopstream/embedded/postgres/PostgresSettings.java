package io.shopstream.embedded.postgres;

import io.shopstream.embedded.host.Ports;
import java.util.ArrayList;
import java.util.List;

/**
 * Server settings that differ from PostgreSQL's defaults. They are passed at each start, so that settings of a new
 * version apply to existing data.
 */
public final class PostgresSettings {

    private PostgresSettings() {}

    static List<String> arguments(int port, boolean disposable) {
        List<String> arguments = new ArrayList<>();
        List<String> own = List.of("listen_addresses=" + Ports.HOST, "port=" + port, "unix_socket_directories=");
        own.forEach(setting -> arguments.addAll(List.of("-c", setting)));
        arguments.addAll(arguments(disposable));
        return arguments;
    }

    /**
     * Those that do not depend on where the server listens, as arguments of {@code postgres}.
     *
     * @param disposable turns off {@code fsync}
     */
    public static List<String> arguments(boolean disposable) {
        List<String> arguments = new ArrayList<>();
        settings().forEach(setting -> arguments.addAll(List.of("-c", setting)));
        arguments.addAll(List.of("-c", disposable ? "fsync=off" : "fsync=on"));
        return arguments;
    }

    private static List<String> settings() {
        return List.of(
                // Change capture reads the write-ahead log; an unread replication slot must not fill the disk.
                "wal_level=logical",
                "max_slot_wal_keep_size=1GB",
                // A test platform holds many shops, each captured through its own replication slot.
                "max_replication_slots=100",
                "max_wal_senders=100",
                "max_wal_size=2GB",
                "checkpoint_timeout=15min",
                "wal_compression=on",
                "shared_buffers=256MB",
                "huge_pages=off",
                "random_page_cost=1.1",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_min_messages=warning",
                "log_checkpoints=off",
                // Slow statements are logged with who sent them and without the values of their parameters, which may
                // be personal data.
                "log_min_duration_statement=500ms",
                "log_parameter_max_length=0",
                "log_line_prefix=%m [%p] %q%u %a ",
                "password_encryption=scram-sha-256");
    }
}
