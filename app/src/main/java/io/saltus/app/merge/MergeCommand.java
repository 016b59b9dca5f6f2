package io.saltus.app.merge;

import io.saltus.api.data.RequestException;
import io.saltus.app.command.CommandWords;
import io.saltus.app.command.ExitCode;
import io.saltus.app.command.HelpOption;
import io.saltus.app.command.PartFile;
import io.saltus.app.command.ShardOptions;
import io.saltus.engine.work.Shard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Makes the whole of its parts: checks that all are there, once, of one command, and lets that
 * command go on from them.
 */
@Command(
        name = "merge",
        sortOptions = false,
        description =
                "Make the whole of a run whose curves were divided by --shard: what the command"
                        + " without --shard would have written, to the same bytes.",
        footer = {
            "",
            "Nothing is read or judged again. docs/scaling.md says how to divide a run.",
            "",
            "Examples:",
            "  saltus analyze results.csv --render json --out report --shard 1/2",
            "  saltus analyze results.csv --render json --out report --shard 2/2",
            "  saltus merge parts"
        })
public final class MergeCommand implements Callable<Integer> {

    private static final int NAMED = 10;

    @Parameters(
            paramLabel = "PARTS",
            arity = "1..*",
            description = "The files that --shard wrote, or folders that hold them.")
    private List<Path> places;

    @SuppressWarnings("UnusedVariable") // picocli reads it
    @Mixin
    private HelpOption help;

    private List<String> onward = List.of();

    @Override
    public Integer call() {
        Map<Integer, PartFile> parts = new TreeMap<>();
        for (Path file : files()) {
            add(PartFile.of(file), parts);
        }
        requireAll(parts);
        onward = new ArrayList<>(first(parts).header().arguments());
        parts.values().forEach(part -> onward.add(ShardOptions.MERGED + "=" + part.file()));
        return ExitCode.DONE;
    }

    /** Returns the command line that makes the whole of the parts; empty until they are checked. */
    public List<String> onward() {
        return List.copyOf(onward);
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>();
        for (Path place : places) {
            if (Files.isDirectory(place)) {
                files.addAll(within(place));
            } else {
                files.add(place);
            }
        }
        return files;
    }

    private static List<Path> within(Path folder) {
        try (Stream<Path> paths = Files.list(folder)) {
            List<Path> parts =
                    paths.filter(path -> path.toString().endsWith(PartFile.ENDING))
                            .sorted()
                            .toList();
            if (parts.isEmpty()) {
                throw new RequestException(
                        "there is no part in '%s'; parts are what --shard K/N writes, part-K-of-N%s"
                                .formatted(folder, PartFile.ENDING));
            }
            return parts;
        } catch (IOException e) {
            throw new RequestException("'%s' cannot be read: %s".formatted(folder, e), e);
        }
    }

    private static PartFile first(Map<Integer, PartFile> parts) {
        return parts.values().iterator().next();
    }

    private static void add(PartFile part, Map<Integer, PartFile> parts) {
        if (!parts.isEmpty()) {
            requireSame(first(parts), part);
        }
        PartFile other = parts.putIfAbsent(part.header().shard().number(), part);
        if (other != null) {
            throw new RequestException(
                    "part %s is there twice: '%s' and '%s'; give one"
                            .formatted(part.header().shard(), other.file(), part.file()));
        }
    }

    private static void requireSame(PartFile one, PartFile other) {
        if (!one.header().arguments().equals(other.header().arguments())) {
            throw new RequestException(
                    "'%s' and '%s' are parts of two commands: '%s' and '%s'"
                            .formatted(one.file(), other.file(), words(one), words(other)));
        }
        if (one.header().shard().count() != other.header().shard().count()) {
            throw new RequestException(
                    "'%s' is part %s and '%s' part %s: parts of one run have one number behind the stroke"
                            .formatted(
                                    one.file(),
                                    one.header().shard(),
                                    other.file(),
                                    other.header().shard()));
        }
    }

    private static String words(PartFile part) {
        return new CommandWords(part.header().arguments()).toString();
    }

    private static void requireAll(Map<Integer, PartFile> parts) {
        PartFile first = first(parts);
        int count = first.header().shard().count();
        List<String> missing = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            if (!parts.containsKey(number)) {
                missing.add(new Shard(number, count).toString());
            }
        }
        if (!missing.isEmpty()) {
            String named =
                    String.join(", ", missing.subList(0, Math.min(NAMED, missing.size())))
                            + (missing.size() > NAMED
                                    ? " and " + (missing.size() - NAMED) + " more"
                                    : "");
            throw new RequestException(
                    "%d of %d parts are there; missing: %s; make them with '%s --shard %s'"
                            .formatted(parts.size(), count, named, words(first), missing.get(0)));
        }
    }
}
