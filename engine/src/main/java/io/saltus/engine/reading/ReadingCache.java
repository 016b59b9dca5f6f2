package io.saltus.engine.reading;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.report.Configured;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Secret;
import io.saltus.api.spi.Source;
import io.saltus.engine.catalog.Catalog;
import io.saltus.engine.catalog.Entry;
import io.saltus.engine.catalog.Fingerprint;
import io.saltus.engine.catalog.Plugin;
import io.saltus.engine.catalog.Setting;
import io.saltus.engine.catalog.Version;
import io.saltus.engine.stored.RecordReader;
import io.saltus.engine.stored.StoredFile;
import io.saltus.engine.work.Faults;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A folder that keeps what was read of each file, so that it need not be read again.
 *
 * <p>What is kept is found by all that it follows from: the SHA-256 of the file, its name and
 * place, the source with its settings, the SHA-256 of its plugin and the version of Saltus. If one
 * of them changes, something else is looked for: nothing can be out of date, and nothing needs to
 * be thrown away but for its size. Only sources that are {@linkplain
 * io.saltus.api.spi.Source#isSelfContained self-contained} take part. Several processes may use one
 * folder: each entry takes its place whole, and who is second writes the same.
 */
final class ReadingCache {

    private static final String KIND = "observations";
    private static final String TAKERS = "takers";
    static final String ENDING = ".kept";

    /** A file's SHA-256, and what it was like before that was taken. */
    private record Hashed(FileStamp stamp, String sha256) {}

    /** Ids of the sources that take a file. */
    private record Takers(List<String> ids) {}

    /** What a source sent: a result with its line, or an issue. */
    private record Sent(Optional<Observation> observation, long line, Optional<Issue> issue) {}

    private final Path folder;
    private final Catalog catalog;
    private final Predicate<Path> passing;
    private final Map<Plugin, String> hashes = new ConcurrentHashMap<>();
    private final Map<Path, Hashed> files = new ConcurrentHashMap<>();
    private final Map<Source, Optional<String>> sources =
            Collections.synchronizedMap(new IdentityHashMap<>());

    /**
     * @param passing files of which nothing is kept: copies with a place of their own in each run
     */
    ReadingCache(Path folder, Catalog catalog, Predicate<Path> passing) {
        this.folder = folder;
        this.catalog = catalog;
        this.passing = passing;
    }

    /** Returns whether something may be kept of what is at a location. */
    boolean isFor(Location location) {
        return location.path().filter(passing.negate()).filter(Files::isRegularFile).isPresent();
    }

    /**
     * Returns where what is read of a file is kept; nothing where it may not be.
     *
     * @throws IOException if the file cannot be read
     */
    Optional<Path> place(Reading reading) throws IOException {
        return isSelfContained(reading.source(), reading.location())
                ? Optional.of(
                        place(
                                "read",
                                reading.location().name(),
                                reading.origin(),
                                List.of(known(reading.source()).orElseThrow())))
                : Optional.empty();
    }

    /**
     * Returns where it is kept which of some sources take a file.
     *
     * @param asked self-contained sources
     * @throws IOException if the file cannot be read
     */
    Path place(Location file, List<Source> asked) throws IOException {
        List<String> words = asked.stream().flatMap(source -> known(source).stream()).toList();
        return place("takes", file.name(), file, words);
    }

    private Path place(String what, String name, Location file, List<String> sources)
            throws IOException {
        String key =
                String.join(
                        "\n",
                        what,
                        Version.CURRENT,
                        name,
                        file.name(),
                        file.uri().toString(),
                        fingerprint(file.path().orElseThrow()),
                        String.join("\n", sources));
        String hash = sha256(key);
        return folder.resolve(hash.substring(0, 2)).resolve(hash + ENDING);
    }

    /** Returns the SHA-256 of a file, which is taken once. */
    String fingerprint(Path file) throws IOException {
        return hashed(file).sha256();
    }

    private Hashed hashed(Path file) throws IOException {
        Hashed known = files.get(file);
        if (known == null) {
            FileStamp before = FileStamp.of(file);
            known = new Hashed(before, Fingerprint.of(file));
            files.put(file, known);
        }
        return known;
    }

    /** Returns whether what a source makes of a location may be kept. */
    boolean isSelfContained(Source source, Location location) {
        if (known(source).isEmpty()) {
            return false;
        }
        try {
            return source.isSelfContained(location);
        } catch (RuntimeException | LinkageError | StackOverflowError | AssertionError e) {
            return false; // one that does not know keeps nothing
        }
    }

    /** What tells a source from others, taken once; nothing where nothing may be kept of it. */
    private Optional<String> known(Source source) {
        Optional<String> known = sources.get(source);
        if (known == null) {
            known = words(source);
            sources.put(source, known);
        }
        return known;
    }

    private Optional<String> words(Source source) {
        Entry entry = catalog.entry(source);
        Configured configured = catalog.configured(source);
        boolean points =
                entry.description().settings().stream()
                        .filter(ReadingCache::isElsewhere)
                        .anyMatch(
                                setting ->
                                        !String.valueOf(configured.settings().get(setting.name()))
                                                .isEmpty());
        return points
                ? Optional.empty()
                : hash(entry.plugin()).map(hash -> sha256(hash + " " + configured));
    }

    /** Whether a setting only says where something is, which may change. */
    private static boolean isElsewhere(Setting setting) {
        List<Class<?>> types = List.of(setting.type(), setting.element().orElse(setting.type()));
        return types.contains(Path.class) || types.contains(Secret.class);
    }

    private Optional<String> hash(Plugin plugin) {
        return Optional.of(hashes.computeIfAbsent(plugin, ReadingCache::taken))
                .filter(hash -> !hash.isEmpty());
    }

    private static String taken(Plugin plugin) {
        try {
            return plugin.file().isPresent() ? Fingerprint.ofPlugin(plugin.file().get()) : "";
        } catch (IOException unreadable) {
            return "";
        }
    }

    /**
     * Returns ids of the sources that take a file, if they were kept.
     *
     * @throws IOException if they are damaged
     */
    static Optional<List<String>> takers(Path entry) throws IOException {
        try {
            CacheSize.use(entry);
            return Optional.of(
                    StoredFile.read(entry, TAKERS, records -> records.read(Takers.class)).ids());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Keeps which sources take a file; that it cannot be kept is told where it is read. */
    static void keepTakers(Path entry, List<String> ids) {
        try {
            StoredFile.write(entry, TAKERS, records -> records.write(new Takers(ids)));
        } catch (IOException e) {
            // what is read of the file cannot be kept either, and that is said
        }
    }

    /**
     * Sends what was kept.
     *
     * @return whether it was there
     * @throws IOException if it is damaged; something may have been sent
     */
    static boolean send(Path entry, ObservationSink to) throws IOException {
        try {
            CacheSize.use(entry);
            return StoredFile.read(
                    entry,
                    KIND,
                    records -> {
                        while (records.more()) {
                            send(records, to);
                        }
                        return true;
                    });
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    private static void send(RecordReader records, ObservationSink to) throws IOException {
        Sent sent = records.read(Sent.class);
        sent.observation().ifPresent(observation -> to.accept(observation, sent.line()));
        sent.issue().ifPresent(to::report);
    }

    /** How a file is read. */
    @FunctionalInterface
    interface Work {
        /** Reads it. */
        void into(ObservationSink sink) throws Exception;
    }

    /**
     * Reads a file and keeps what is sent, if all of it is and the file stays as it is meanwhile.
     *
     * @param file it
     * @return why nothing is kept, though it should be
     * @throws Exception what the work throws; then nothing is kept
     */
    Optional<Issue> keep(Path entry, Path file, ObservationSink to, Work work) throws Exception {
        FileStamp before = hashed(file).stamp();
        Exception[] thrown = new Exception[1];
        boolean[] worked = new boolean[1];
        try {
            StoredFile.write(
                    entry,
                    KIND,
                    records -> {
                        KeepingSink keeping =
                                new KeepingSink(
                                        to,
                                        sent -> {
                                            records.more(true);
                                            records.write(sent);
                                        });
                        worked[0] = true;
                        try {
                            work.into(keeping);
                        } catch (Exception e) {
                            thrown[0] = e;
                            throw new IOException(e);
                        }
                        keeping.requireKept();
                        records.more(false);
                        before.requireSame(file);
                    });
        } catch (IOException e) {
            if (thrown[0] != null) {
                throw thrown[0];
            }
            if (!worked[0]) {
                work.into(to); // the folder takes nothing; the results are wanted all the same
            }
            return e instanceof FileStamp.Changed ? Optional.empty() : Optional.of(unkept(e));
        }
        return Optional.empty();
    }

    private Issue unkept(IOException e) {
        return new Issue(
                        folder.toString(),
                        "the cache cannot keep what was read: " + Faults.unreadable(e))
                .asRemark()
                .coded("cache");
    }

    /** Returns that an entry was damaged, and what was done. */
    static Issue damaged(Path entry, IOException e) {
        return new Issue(
                        entry.toString(),
                        "the entry of the cache " + e.getMessage() + "; its file was read again")
                .asRemark()
                .coded("cache");
    }

    /** What a source sends, on its way to the table. */
    private static final class KeepingSink implements ObservationSink {

        /** Where it is kept. */
        private interface Keeping {
            void keep(Sent sent) throws IOException;
        }

        private final ObservationSink to;
        private final Keeping keeping;
        private Optional<IOException> failure = Optional.empty();

        KeepingSink(ObservationSink to, Keeping keeping) {
            this.to = to;
            this.keeping = keeping;
        }

        @Override
        public void accept(Observation observation, long line) {
            to.accept(observation, line);
            keep(new Sent(Optional.of(observation), line, Optional.empty()));
        }

        @Override
        public void report(Issue issue) {
            to.report(issue);
            keep(new Sent(Optional.empty(), 0, Optional.of(issue)));
        }

        @Override
        public void at(long done, long total) {
            to.at(done, total);
        }

        private void keep(Sent sent) {
            if (failure.isPresent()) {
                return;
            }
            try {
                keeping.keep(sent);
            } catch (IOException e) {
                failure = Optional.of(e); // a full disk must not cost results
            }
        }

        void requireKept() throws IOException {
            if (failure.isPresent()) {
                throw failure.get();
            }
        }
    }

    private static String sha256(String key) {
        try {
            byte[] bytes = key.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
