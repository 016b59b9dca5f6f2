package io.saltus.plugins.inspectai;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.words.DisplayWidth;
import io.saltus.sources.files.FirstBytes;
import io.saltus.sources.json.JsonWalk;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * A log as an {@code .eval} archive: a ZIP whose entries are deflated or compressed with Zstandard.
 *
 * <p>Nothing is unpacked to disk, entries are found by their names alone, and what an entry holds
 * once it is unpacked is bounded.
 */
final class Archive {

    private static final long LARGEST_HEADER = 64L << 20;
    private static final long LARGEST_SUMMARIES = 512L << 20;

    private final Location location;
    private final ObservationSink sink;

    Archive(Location location, ObservationSink sink) {
        this.location = location;
        this.sink = sink;
    }

    /**
     * Reads the log.
     *
     * @throws RequestException if the file is no whole archive or holds no header
     */
    InspectLog read(boolean withExamples) throws IOException {
        Path path =
                location.path()
                        .orElseThrow(() -> new RequestException(location.name() + " is no file"));
        if (!FirstBytes.of(location, 2).haveAt(0, "PK")) {
            throw new RequestException(
                    location.name() + " is no ZIP archive, as a log that ends in .eval is");
        }
        try (ZipFile zip = ZipFile.builder().setPath(path).setIgnoreLocalFileHeader(true).get()) {
            reportStrangers(zip);
            return read(zip, withExamples);
        } catch (IOException | IllegalArgumentException | ArithmeticException e) {
            throw new RequestException(
                    "%s is no whole ZIP archive: %s".formatted(location.name(), firstLine(e)), e);
        }
    }

    private InspectLog read(ZipFile zip, boolean withExamples) throws IOException {
        InspectLog log = new InspectLog(withExamples);
        ZipArchiveEntry header =
                last(zip, "header.json")
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                location.name()
                                                        + " has no header.json: the evaluation did"
                                                        + " not finish, or it is another archive"));
        parse(zip, header, LARGEST_HEADER, log::read);
        if (withExamples && log.isSuccess(location.name())) {
            readExamples(zip, log);
        }
        return log;
    }

    /** Without the outcomes of examples the scores still stand, so trouble is an issue. */
    private void readExamples(ZipFile zip, InspectLog log) {
        try {
            Optional<ZipArchiveEntry> reductions = last(zip, "reductions.json");
            if (reductions.isPresent()) {
                parse(zip, reductions.get(), LARGEST_SUMMARIES, log.reductions()::readReductions);
            }
            Optional<ZipArchiveEntry> summaries = last(zip, "summaries.json");
            if (summaries.isPresent()) {
                parse(zip, summaries.get(), LARGEST_SUMMARIES, log.samples()::readSamples);
            }
        } catch (IOException | RequestException | IllegalArgumentException e) {
            sink.report(
                    Issue.at(
                            location,
                            "the outcomes of single examples are not used: " + firstLine(e)));
            log.forgetExamples();
        }
        if (log.hasTokens()) {
            readTokens(zip, log);
        }
    }

    /** Log-probabilities stand in the samples themselves, an entry each. */
    private void readTokens(ZipFile zip, InspectLog log) {
        Set<String> names = new LinkedHashSet<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            if (entry.getName().matches("samples/[^/]+\\.json")) {
                names.add(entry.getName());
            }
        }
        try {
            for (String name : names) {
                Optional<ZipArchiveEntry> sample = last(zip, name);
                if (sample.isPresent()) {
                    parse(zip, sample.get(), LARGEST_SUMMARIES, log.tokens()::readSample);
                }
            }
        } catch (IOException | RequestException | IllegalArgumentException e) {
            sink.report(
                    Issue.at(
                            location,
                            "no graded metrics are made of the log-probabilities: "
                                    + firstLine(e)));
            log.forgetTokens();
        }
    }

    private void parse(ZipFile zip, ZipArchiveEntry entry, long largest, JsonWalk.Part part)
            throws IOException {
        if (!zip.canReadEntryData(entry)) {
            throw new RequestException(
                    "%s: %s is encrypted or compressed by method %d; deflated and Zstandard are read"
                            .formatted(location.name(), entry.getName(), entry.getMethod()));
        }
        String name = location.name() + ": " + entry.getName();
        try (InputStream unpacked = new Bounded(zip.getInputStream(entry), largest, name)) {
            CheckedInputStream checked = new CheckedInputStream(unpacked, new CRC32());
            InspectLog.JSON.read(name, checked, part);
            checked.transferTo(OutputStream.nullOutputStream());
            if (checked.getChecksum().getValue() != entry.getCrc()) {
                throw new RequestException(name + " is damaged: its checksum is not the archive's");
            }
        }
    }

    /** An entry that was written again stands in the archive twice; the last one counts. */
    private static Optional<ZipArchiveEntry> last(ZipFile zip, String name) {
        Optional<ZipArchiveEntry> last = Optional.empty();
        for (ZipArchiveEntry entry : zip.getEntriesInPhysicalOrder(name)) {
            last = Optional.of(entry);
        }
        return last;
    }

    private void reportStrangers(ZipFile zip) {
        List<String> strangers = new ArrayList<>();
        for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
            String name = entry.getName();
            if (name.startsWith("/") || List.of(name.split("[/\\\\]")).contains("..")) {
                strangers.add(DisplayWidth.cut(name, 100));
            }
        }
        if (!strangers.isEmpty()) {
            sink.report(
                    Issue.at(
                            location,
                            "%d entries point out of the archive, the first is '%s'; they are not read"
                                    .formatted(strangers.size(), strangers.get(0))));
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("it cannot be read");
    }

    /** A stream that refuses to give more than so many bytes. */
    private static final class Bounded extends FilterInputStream {

        private final long largest;
        private final String name;
        private long left;

        Bounded(InputStream in, long largest, String name) {
            super(in);
            this.largest = largest;
            this.left = largest;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            left -= Math.max(0, read);
            if (left < 0) {
                throw new RequestException(
                        "%s unpacks to more than %d MiB".formatted(name, largest >> 20));
            }
            return read;
        }
    }
}
