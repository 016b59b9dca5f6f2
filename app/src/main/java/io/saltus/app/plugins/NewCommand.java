package io.saltus.app.plugins;

import io.saltus.api.data.RequestException;
import io.saltus.app.command.CommandWords;
import io.saltus.app.command.Distribution;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.HelpOption;
import io.saltus.app.terminal.Terminal;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Creates the project of a plugin: a template with its names changed. */
@Command(
        name = "new",
        description =
                "Create the Maven project of a plugin that builds, passes its tests and installs.",
        footer = {
            "",
            "Examples:",
            "  saltus plugins new criterion SharpRise",
            "  saltus plugins new source WandbExport --package com.acme.saltus --into wandb"
        })
final class NewCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "criterion|source|forecaster|renderer",
            description = "What it is.")
    private Kind kind;

    @Parameters(
            index = "1",
            paramLabel = "NAME",
            description = "Name of its class, such as SharpRise.")
    private String name;

    @Option(
            names = "--id",
            paramLabel = "ID",
            description = "Its id; without it the name in kebab case: sharp-rise.")
    private String id = "";

    @Option(
            names = "--package",
            paramLabel = "PACKAGE",
            description = "Its Java package (default: ${DEFAULT-VALUE}).",
            defaultValue = "org.example.plugin")
    private String javaPackage;

    @Option(
            names = "--into",
            paramLabel = "DIR",
            description = "Folder to create; without it the id.")
    private Path into;

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Mixin
    private HelpOption help;

    private final Terminal terminal;

    NewCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (id.isEmpty()) {
            id = kebab(name);
        }
        ProjectNames names = new ProjectNames(kind, name, id, javaPackage);
        Path target = into == null ? Path.of(id) : into;
        if (Files.exists(target) && !isEmpty(target)) {
            throw new RequestException(
                    "'%s' is there already and not empty; name another folder with --into"
                            .formatted(target));
        }
        Path template = Distribution.file("template/" + kind.word());
        names.requireFree(template, Catalog.of(List.of(Distribution.file("plugins"))));
        copy(template, target);
        tell(target);
        return ExitCode.DONE;
    }

    private void tell(Path target) throws IOException {
        terminal.line(
                "Created %s: the %s '%s' in class %s.%s."
                        .formatted(target, kind.word(), id, javaPackage, name));
        terminal.line("");
        String folder = target.toString().startsWith("-") ? "./" + target : target.toString();
        terminal.line("  cd " + CommandWords.quoted(folder));
        terminal.line("  mvn package");
        terminal.line("  saltus plugins install target/" + id + "-1.0.0.zip");
        terminal.line("  saltus plugins describe " + id);
        terminal.line("");
        terminal.line("README.md in it says what to change where.");
    }

    private void copy(Path template, Path target) throws IOException {
        List<Path> files;
        try (Stream<Path> paths = Files.walk(template)) {
            files = paths.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String place = template.relativize(file).toString().replace('\\', '/');
            Path copy =
                    target.resolve(
                            renamed(
                                    place.replace(
                                            "org/example/plugin", javaPackage.replace('.', '/'))));
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, renamed(Files.readString(file)));
        }
    }

    private String renamed(String text) {
        return text.replace("file:///opt/saltus/repository", repository())
                .replace("org.example.plugin", javaPackage)
                .replace(ProjectNames.inTemplate(kind), name)
                .replace("my-" + kind.word(), id);
    }

    private static String repository() {
        return Distribution.file("repository")
                .toAbsolutePath()
                .toUri()
                .toString()
                .replaceFirst("/$", "");
    }

    private static boolean isEmpty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.findAny().isEmpty();
        }
    }

    /** Returns {@code sharp-rise} for {@code SharpRise}, {@code w2v} for {@code W2V}. */
    static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                .replaceAll("([A-Z]+)([A-Z][a-z])", "$1-$2")
                .toLowerCase(Locale.ROOT);
    }
}
