package io.saltus.app.command;

import io.saltus.api.data.RequestException;
import io.saltus.engine.rendering.Rendering;
import io.saltus.engine.work.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which part of the curves to judge; and, where parts are merged, which parts there are. */
public final class ShardOptions {

    private static final String SHARD = "--shard";
    private static final String PARTS = "--parts";

    /** How {@code merge} hands a part to the command that wrote it. */
    public static final String MERGED = "--merged";

    private static final Set<String> OWN = Set.of(SHARD, PARTS, MERGED);

    /** Options that change no result: parts may have been made with others. */
    private static final Set<String> FREE = Set.of("--threads");

    @Option(
            names = SHARD,
            paramLabel = "K/N",
            description =
                    "Judge the K-th of N parts of the curves alone, on this machine or another, and"
                            + " write what came of it to a file; 'saltus merge' makes the whole of"
                            + " all parts.")
    private String shard;

    @Option(
            names = PARTS,
            paramLabel = "FOLDER",
            description = "Folder to which --shard writes its file (default: parts).")
    private Path folder;

    @Option(names = MERGED, hidden = true)
    private List<Path> merged = new ArrayList<>();

    /**
     * Returns the part that is asked for.
     *
     * @throws RequestException if there is no such part
     */
    public Optional<Shard> shard() {
        if (shard == null) {
            if (folder != null) {
                throw new RequestException("--parts goes with --shard K/N");
            }
            return Optional.empty();
        }
        return Optional.of(Shard.of(shard));
    }

    /** Returns whether parts are to be merged, and nothing judged. */
    public boolean isMerge() {
        return !merged.isEmpty();
    }

    /**
     * Writes what came of the part.
     *
     * @param words the command line
     * @return its file
     */
    public Path write(List<String> words, Record part) {
        Path where = folder == null ? Path.of("parts") : folder;
        try {
            return PartFile.write(
                            where,
                            new PartFile.Header(shard().orElseThrow(), compared(words)),
                            part)
                    .file();
        } catch (IOException e) {
            throw Rendering.unwritable(where, e);
        }
    }

    /** Returns what came of the parts, in the order of their numbers. */
    public <T extends Record> List<T> parts(Class<T> type) {
        return merged.stream().map(file -> PartFile.of(file).read(type)).toList();
    }

    /** Returns the files of the parts. */
    public List<Path> files() {
        return List.copyOf(merged);
    }

    /** Returns the words of a command line but for those that divide it. */
    public static List<String> whole(List<String> words) {
        return without(words, OWN);
    }

    private static List<String> compared(List<String> words) {
        return without(whole(words), FREE);
    }

    private static List<String> without(List<String> words, Set<String> options) {
        List<String> rest = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (options.contains(word)) {
                i++; // its value, too
            } else if (!options.contains(word.split("=", 2)[0])) {
                rest.add(word);
            }
        }
        return rest;
    }
}
