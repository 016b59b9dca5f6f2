package io.saltus.testkit;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** The promises of sources. */
final class SourceChecks {

    private static final int MUTATIONS = Integer.getInteger("saltus.mutations", 200);
    private static final long MOST_SECONDS = 10;

    private final Source source;
    private final List<Location> samples;
    private final SideEffects<ReadResults> effects =
            new SideEffects<>(this::readAll, this::requireSame);

    SourceChecks(Source source, List<Location> samples) {
        this.source = source;
        this.samples = samples;
    }

    /** Without samples, the promises that need none. */
    Map<Promise, Check> all() {
        Map<Promise, Check> checks = new EnumMap<>(Promise.class);
        checks.put(Promise.LEAVES_OTHER_FORMATS, this::leavesOtherFormats);
        checks.put(Promise.TELLS_OF_A_MISSING_FILE, this::tellsOfAMissingFile);
        if (samples.isEmpty()) {
            return checks;
        }
        checks.putAll(effects.checks());
        checks.put(Promise.ACCEPTS_ITS_FORMAT, this::acceptsItsFormat);
        checks.put(Promise.READS_ITS_FORMAT, this::readsItsFormat);
        checks.put(Promise.READS_THE_SAME_TWICE, effects::sameTwice);
        if (samples.stream().anyMatch(sample -> sample.path().isEmpty())) {
            return checks; // a database cannot be cut short
        }
        checks.put(Promise.CLOSES_WHAT_IT_OPENS, this::closesWhatItOpens);
        checks.put(Promise.SURVIVES_TRUNCATION, this::survivesTruncation);
        checks.put(Promise.SURVIVES_DAMAGE, this::survivesDamage);
        checks.put(Promise.SURVIVES_MUTATION, this::survivesMutation);
        checks.put(Promise.TELLS_OF_NO_NUMBERS, this::tellsOfNoNumbers);
        checks.put(Promise.TELLS_OF_GARBAGE, this::tellsOfGarbage);
        return checks;
    }

    private List<ReadResults> readAll() throws IOException {
        List<ReadResults> all = new ArrayList<>();
        for (Location sample : samples) {
            all.add(ReadResults.of(source, sample));
        }
        return all;
    }

    private void requireSame(int sample, ReadResults before, ReadResults now) {
        Check.that(
                now.equals(before),
                "%s gives other results when it is read again",
                samples.get(sample).name());
    }

    private void acceptsItsFormat() throws IOException {
        for (Location sample : samples) {
            Check.that(source.accepts(sample), "it does not accept %s", sample.name());
        }
    }

    private void leavesOtherFormats() throws IOException {
        Map<String, byte[]> others = new LinkedHashMap<>();
        others.put("nothing", new byte[0]);
        others.put("picture.png", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        others.put("archive.tar.gz", new byte[] {31, (byte) 139, 8, 0, 0, 0, 0, 0});
        others.put("README.md", "# Results\n\nSee the folder.\n".getBytes(StandardCharsets.UTF_8));
        others.put("model.safetensors", new byte[64]);
        try (Scratch scratch = new Scratch()) {
            for (Map.Entry<String, byte[]> other : others.entrySet()) {
                Location location = scratch.file(other.getKey(), other.getValue());
                Check.that(
                        !source.accepts(location),
                        "it accepts %s, which is none of its files",
                        other.getKey());
            }
            Check.that(
                    !source.accepts(Location.of(scratch.folder())), "it accepts an empty folder");
        }
    }

    private void readsItsFormat() throws IOException {
        for (Location sample : samples) {
            Check.that(
                    !ReadResults.of(source, sample).observations().isEmpty(),
                    "it reads no result from %s",
                    sample.name());
        }
    }

    private void tellsOfAMissingFile() throws IOException {
        try (Scratch scratch = new Scratch()) {
            Location missing = Location.of(scratch.folder().resolve("not-there"));
            try {
                ReadResults results = ReadResults.of(source, missing);
                Check.that(!results.issues().isEmpty(), "it reads a missing file without a word");
            } catch (RequestException | IOException e) {
                requireOneLine(e);
            }
        }
    }

    private void closesWhatItOpens() throws IOException {
        try (Scratch scratch = new Scratch()) {
            for (Location sample : samples) {
                for (boolean whole : new boolean[] {true, false}) {
                    Location copy =
                            scratch.copy(sample, bytes -> whole ? bytes : Damage.half(bytes));
                    survives(copy, "cut short");
                    Check.that(
                            !OpenFiles.below(scratch.folder()),
                            "after reading %s%s a file of it is still open",
                            sample.name(),
                            whole ? "" : " cut short");
                }
            }
        }
    }

    private void survivesTruncation() throws IOException {
        try (Scratch scratch = new Scratch()) {
            for (Location sample : samples) {
                survives(scratch.copy(sample, Damage::half), "cut to half");
                survives(
                        scratch.copy(sample, bytes -> Damage.head(bytes, bytes.length - 1)),
                        "cut by 1");
                survives(scratch.copy(sample, bytes -> Damage.head(bytes, 1)), "cut to a byte");
            }
        }
    }

    private void survivesDamage() throws IOException {
        SplittableRandom random = new SplittableRandom(5);
        try (Scratch scratch = new Scratch()) {
            for (Location sample : samples) {
                for (int i = 0; i < 20; i++) {
                    survives(
                            scratch.copy(sample, bytes -> Damage.scattered(bytes, random)),
                            "damaged");
                }
            }
        }
    }

    /** Each mutation has a seed of its own, so that one can be tried again. */
    private void survivesMutation() throws Exception {
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Location sample = samples.get(seed % samples.size());
            Mutation mutation = new Mutation(seed);
            try (Scratch scratch = new Scratch()) {
                Location copy = scratch.copyWithOne(sample, seed, mutation::of);
                String how = "changed with the seed %d".formatted(seed);
                Check.that(
                        Check.seconds(MOST_SECONDS, () -> survives(copy, how)) < MOST_SECONDS,
                        "%s changed with the seed %d takes more than ten seconds",
                        sample.name(),
                        seed);
            }
        }
    }

    private void tellsOfNoNumbers() throws IOException {
        for (int i = 0; i < samples.size(); i++) {
            Location sample = samples.get(i);
            ReadResults whole = asCopied(sample);
            for (int seed = 0; seed < MUTATIONS / samples.size(); seed++) {
                Mutation mutation = new Mutation(seed);
                try (Scratch scratch = new Scratch()) {
                    Location copy = scratch.copyWithOne(sample, seed, mutation::withoutNumber);
                    ReadResults read = survives(copy, "without a number, seed %d".formatted(seed));
                    Check.that(
                            read.scores().equals(whole.scores())
                                    || !whole.complaints().containsAll(read.complaints()),
                            "%s with something else for a number (seed %d) gives the scores %s, not %s, and says nothing",
                            sample.name(),
                            seed,
                            read.scores(),
                            whole.scores());
                }
            }
        }
    }

    /** A copy of a file has no neighbours. */
    private ReadResults asCopied(Location sample) throws IOException {
        try (Scratch scratch = new Scratch()) {
            return survives(scratch.copy(sample, bytes -> bytes), "copied");
        }
    }

    private void tellsOfGarbage() throws IOException {
        byte[] garbage =
                "\u0000\u0001 nothing of any format \ufffd\n".getBytes(StandardCharsets.UTF_8);
        try (Scratch scratch = new Scratch()) {
            for (Location sample : samples) {
                for (byte[] content : List.of(new byte[0], garbage)) {
                    Location copy = scratch.copy(sample, bytes -> content);
                    ReadResults results = survives(copy, "of garbage");
                    Check.that(
                            !results.issues().isEmpty(),
                            "%s of %s is read without a word",
                            sample.name(),
                            content.length == 0 ? "nothing" : "garbage");
                }
            }
        }
    }

    /**
     * Reads what may be broken; a message stands for an issue, anything else breaks the promise.
     */
    private ReadResults survives(Location location, String how) {
        try {
            return ReadResults.of(source, location);
        } catch (RequestException | IOException e) {
            requireOneLine(e);
            return new ReadResults(List.of(), List.of(Issue.at(location, "" + e.getMessage())));
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            throw new AssertionError("%s %s: it throws %s".formatted(location.name(), how, e), e);
        }
    }

    private static void requireOneLine(Exception e) {
        String message = e.getMessage();
        Check.that(
                e instanceof IOException || message != null && message.lines().count() == 1,
                "its message is not one line: %s",
                String.valueOf(message));
    }
}
