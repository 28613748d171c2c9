package io.shopstream.local;

import picocli.CommandLine.Command;

/** {@code ./shopstream dead-deadLetters}: the parent of what is done about rejected records. */
@Command(
        name = "dead-letters",
        description = "Look at what was rejected, and send it again once it is fit to be taken.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {DeadLettersListCommand.class, DeadLettersShowCommand.class, DeadLettersReplayCommand.class})
final class DeadLettersCommand {}
