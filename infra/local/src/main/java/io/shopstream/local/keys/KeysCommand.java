package io.shopstream.local.keys;

import picocli.CommandLine.Command;

/** The parent of the commands about API keys: {@code ./shopstream keys}. */
@Command(
        name = "keys",
        description = {
            "Create, list and revoke keys of the API. Off loopback, the API answers nobody without one.",
            "Keys are in the warehouse: those of a shop stay valid wherever its API listens."
        },
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KeysCreateCommand.class, KeysListCommand.class, KeysRevokeCommand.class})
public final class KeysCommand {}
