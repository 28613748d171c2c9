package io.shopstream.local.keys;

import io.shopstream.api.answer.guard.KeyItem;
import io.shopstream.local.console.Commands;
import io.shopstream.local.console.TextTable;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.WhichShop;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists the keys, without their secrets: {@code ./shopstream keys list}. */
@Command(
        name = "list",
        description = "List the keys that are valid, the newest first; never their secrets. Times are UTC.",
        mixinStandardHelpOptions = true)
final class KeysListCommand implements Callable<Integer> {
    @Option(names = "--all", description = "Revoked keys, too.")
    private boolean all;

    @Mixin
    private WhichShop which = WhichShop.with(Part.API);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        try (KeysClient client = new KeysClient(which.shop())) {
            List<KeyItem> keys = client.list().stream()
                    .filter(key -> all || key.revokedAt() == null)
                    .toList();
            PrintWriter out = Commands.out(spec);
            out.print(keys.isEmpty() ? "There is no key.%n".formatted() : table(keys));
            out.flush();
        }
        return 0;
    }

    private String table(List<KeyItem> keys) {
        TextTable table = all
                ? new TextTable("id", "role", "created", "last used", "revoked", "name")
                : new TextTable("id", "role", "created", "last used", "name");
        for (KeyItem key : keys) {
            String used = time(key.lastUsedAt(), "never");
            if (all) {
                table.row(key.id(), key.role(), time(key.createdAt(), ""), used, time(key.revokedAt(), ""), key.name());
            } else {
                table.row(key.id(), key.role(), time(key.createdAt(), ""), used, key.name());
            }
        }
        return table.toString();
    }

    private static String time(@Nullable Instant time, String none) {
        return time == null ? none : time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
