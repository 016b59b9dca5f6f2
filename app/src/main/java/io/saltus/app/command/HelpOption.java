package io.saltus.app.command;

import picocli.CommandLine.Option;

/**
 * The option that every command has. Those that have more by custom extend it: a mixin in a mixin
 * takes time at each start; the order keeps them last in the help.
 */
public class HelpOption {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            order = 3,
            description = "Show this help.")
    private boolean help;
}
