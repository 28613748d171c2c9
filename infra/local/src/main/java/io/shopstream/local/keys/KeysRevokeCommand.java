package io.shopstream.local.keys;

import io.shopstream.api.answer.guard.KeyItem;
import io.shopstream.local.console.Commands;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.WhichShop;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Revokes a key: {@code ./shopstream keys revoke ID}. */
@Command(
        name = "revoke",
        description = {
            "Revoke a key. It stops working within a minute, and so do its sessions. It stays in the list of all keys.",
            "Exit codes: 0 revoked, also if it was before; 1 not revoked; 2 wrong usage."
        },
        mixinStandardHelpOptions = true)
final class KeysRevokeCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ID", description = "Id of the key, as './shopstream keys list' shows it.")
    private @Nullable String id;

    @Mixin
    private WhichShop which = WhichShop.with(Part.API);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String key = Commands.required(id);
        Commands.require(
                spec,
                key.matches("[0-9A-Za-z]{1,32}"),
                "ID must be the id of a key, letters and digits, not the key itself");
        try (KeysClient client = new KeysClient(which.shopToChange())) {
            KeyItem revoked = client.revoke(key);
            Commands.say(
                    Commands.out(spec),
                    "Key %s of %s, role %s, is revoked.".formatted(revoked.id(), revoked.name(), revoked.role()));
        }
        return 0;
    }
}
