package io.saltus.testkit;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Sources each of which breaks one promise and no other; the format is "task score" on a line. */
public final class BrokenSources {

    private BrokenSources() {}

    static final Map<Promise, Supplier<Source>> ALL =
            Map.ofEntries(
                    Map.entry(Promise.ACCEPTS_ITS_FORMAT, Shy::new),
                    Map.entry(Promise.LEAVES_OTHER_FORMATS, Greedy::new),
                    Map.entry(Promise.READS_ITS_FORMAT, Idle::new),
                    Map.entry(Promise.READS_THE_SAME_TWICE, Counting::new),
                    Map.entry(Promise.CLOSES_WHAT_IT_OPENS, Leaking::new),
                    Map.entry(Promise.SURVIVES_TRUNCATION, Trusting::new),
                    Map.entry(Promise.SURVIVES_DAMAGE, Fragile::new),
                    Map.entry(Promise.TELLS_OF_NO_NUMBERS, Forgiving::new),
                    Map.entry(Promise.SURVIVES_MUTATION, Hasty::new),
                    Map.entry(Promise.TELLS_OF_GARBAGE, Silent::new),
                    Map.entry(Promise.TELLS_OF_A_MISSING_FILE, Blind::new));

    private static boolean isOurs(Location location) {
        return location.hasEnding(".scores");
    }

    private static List<String> lines(Location location) throws IOException {
        List<String> lines = new ArrayList<>();
        try (BufferedReader in =
                new BufferedReader(
                        new InputStreamReader(location.open(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                lines.add(line);
            }
        }
        return lines;
    }

    static void read(Location location, ObservationSink sink) throws IOException {
        int line = 0;
        int results = 0;
        for (String text : lines(location)) {
            line++;
            try {
                sink.accept(observation(text), line);
                results++;
            } catch (RuntimeException e) {
                sink.report(Issue.at(location, line, "expected 'task score', got '" + text + "'"));
            }
        }
        if (results == 0 && line == 0) {
            throw new RequestException("holds no line");
        }
    }

    private static Observation observation(String text) {
        String[] words = text.split(" ");
        if (!words[1].matches("[0-9.]+")) {
            throw new IllegalArgumentException(words[1]);
        }
        return Observation.of(
                Model.of("model"),
                words[0],
                Metric.accuracy("accuracy", 0),
                Double.parseDouble(words[1]));
    }

    @About(id = "shy", summary = "Does not know its own files")
    public record Shy() implements Source {
        @Override
        public boolean accepts(Location location) {
            return false;
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            BrokenSources.read(location, sink);
        }
    }

    @About(id = "greedy", summary = "Takes everything")
    public record Greedy() implements Source {
        @Override
        public boolean accepts(Location location) {
            return true;
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            BrokenSources.read(location, sink);
        }
    }

    @About(id = "forgiving", summary = "Passes over lines whose score is no number")
    public record Forgiving() implements Source {
        @Override
        public boolean accepts(Location location) {
            return isOurs(location);
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            ReadObservations all = new ReadObservations();
            BrokenSources.read(location, all);
            all.issues().stream().filter(i -> !i.why().contains("NaN")).forEach(sink::report);
            for (Observation observation : all.observations()) {
                sink.accept(observation);
            }
        }
    }

    @About(id = "hasty", summary = "Fails where there are seven lines")
    public record Hasty() implements Source {
        @Override
        public boolean accepts(Location location) {
            return isOurs(location);
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            List<String> lines = lines(location);
            if (lines.size() > 6) {
                throw new IllegalStateException("a seventh line");
            }
            BrokenSources.read(location, sink);
        }
    }

    @About(id = "idle", summary = "Reports everything and reads nothing")
    public record Idle() implements Source {
        @Override
        public boolean accepts(Location location) {
            return isOurs(location);
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            lines(location);
            sink.report(Issue.at(location, "not today"));
        }
    }

    @About(id = "counting", summary = "Numbers what it reads from the start of the process")
    public record Counting() implements Source {
        private static final AtomicInteger READ = new AtomicInteger();

        @Override
        public boolean accepts(Location location) {
            return isOurs(location);
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            int count = READ.incrementAndGet();
            BrokenSources.read(
                    location,
                    new ObservationSink() {
                        @Override
                        public void accept(Observation observation, long line) {
                            sink.accept(observation.withSeed(count), line);
                        }

                        @Override
                        public void report(Issue issue) {
                            sink.report(issue);
                        }
                    });
        }
    }

    @About(id = "leaking", summary = "Leaves files open")
    public record Leaking() implements Source {
        private static final List<InputStream> OPEN = new ArrayList<>();

        @Override
        public boolean accepts(Location location) {
            return isOurs(location);
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            if (location.path().isPresent() && Files.exists(location.path().get())) {
                OPEN.add(location.open());
            }
            BrokenSources.read(location, sink);
        }
    }

    @About(id = "trusting", summary = "Trusts that a file is whole")
    public record Trusting() implements Source {
        @Override
        public boolean accepts(Location location) {
            return isOurs(location);
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            List<String> lines = lines(location);
            if (lines.size() == 1 && lines.get(0).length() == 1) {
                throw new IndexOutOfBoundsException("1");
            }
            BrokenSources.read(location, sink);
        }
    }

    @About(id = "fragile", summary = "Trusts every byte")
    public record Fragile() implements Source {
        @Override
        public boolean accepts(Location location) {
            return isOurs(location);
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            List<String> lines = lines(location);
            boolean whole = lines.size() >= 6;
            for (String line : lines) {
                if (whole && line.contains("\ufffd")) {
                    throw new IllegalStateException("impossible: " + line);
                }
            }
            BrokenSources.read(location, sink);
        }
    }

    @About(id = "silent", summary = "Says nothing where it can read nothing")
    public record Silent() implements Source {
        @Override
        public boolean accepts(Location location) {
            return isOurs(location);
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            if (lines(location).size() > 1) {
                BrokenSources.read(location, sink);
            }
        }
    }

    @About(id = "blind", summary = "Sees no difference between an empty and a missing file")
    public record Blind() implements Source {
        @Override
        public boolean accepts(Location location) {
            return isOurs(location);
        }

        @Override
        public void read(Location location, ObservationSink sink) throws IOException {
            if (location.path().filter(Files::exists).isPresent()) {
                BrokenSources.read(location, sink);
            }
        }
    }
}
