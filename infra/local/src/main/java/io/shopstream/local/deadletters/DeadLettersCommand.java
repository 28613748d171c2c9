package io.shopstream.local.deadletters;

import picocli.CommandLine.Command;

/** The parent of the commands about rejected records: {@code ./shopstream dead-letters}. */
@Command(
        name = "dead-letters",
        description = "List, show and replay rejected records (dead letters).",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DeadLettersListCommand.class, DeadLettersShowCommand.class, DeadLettersReplayCommand.class})
public final class DeadLettersCommand {}
