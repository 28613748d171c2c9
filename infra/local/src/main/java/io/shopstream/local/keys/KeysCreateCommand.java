package io.shopstream.local.keys;

import io.shopstream.api.answer.guard.NewKey;
import io.shopstream.api.guard.Role;
import io.shopstream.local.console.Commands;
import io.shopstream.local.shop.Part;
import io.shopstream.local.shop.WhichShop;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes a key and shows it, this once: {@code ./shopstream keys create}. */
@Command(
        name = "create",
        description = {
            "Make a key and print it. It is shown this once: the shop keeps no more than its hash.",
            "Standard output has the key alone, so that a script can store it.",
            "Exit codes: 0 made, 1 not made, 2 wrong usage."
        },
        mixinStandardHelpOptions = true)
final class KeysCreateCommand implements Callable<Integer> {
    private static final int LONGEST_NAME = 100;

    @Option(
            names = "--role",
            required = true,
            paramLabel = "ROLE",
            description = "What it allows: " + Role.DESCRIPTION + ".")
    private @Nullable String role;

    @Option(
            names = "--name",
            required = true,
            paramLabel = "NAME",
            description = "What the key is for: the program or the person who gets it.")
    private @Nullable String name;

    @Mixin
    private WhichShop which = WhichShop.with(Part.API);

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        String code = Commands.required(role);
        Commands.require(spec, Role.ofCode(code).isPresent(), "--role must be one of " + Role.codes());
        String text = Commands.required(name).strip();
        Commands.require(
                spec,
                !text.isEmpty() && text.length() <= LONGEST_NAME,
                "--name must have 1 to " + LONGEST_NAME + " characters");
        try (KeysClient client = new KeysClient(which.shopToChange())) {
            NewKey created = client.create(text, code);
            PrintWriter out = Commands.out(spec);
            out.println(created.key());
            out.flush();
            PrintWriter notes = Commands.err(spec);
            notes.println("Key %s of %s, role %s. Keep it now: it is not shown again. Send it in the header X-API-Key."
                    .formatted(
                            created.item().id(),
                            created.item().name(),
                            created.item().role()));
            notes.flush();
        }
        return 0;
    }
}
