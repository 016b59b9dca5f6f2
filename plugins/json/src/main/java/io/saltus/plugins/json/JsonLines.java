package io.saltus.plugins.json;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.api.table.Columns;
import io.saltus.api.table.TabularResults;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.files.TextLines;
import io.saltus.sources.json.MalformedJson;
import io.saltus.sources.tables.JoinedTask;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads a table of results from JSON Lines: one flat object a line, its keys the columns.
 *
 * <p>The file is read twice, so that the columns are the keys of all objects; a key that an object
 * lacks, or whose value is null, is an unknown cell. An object or array as a value stands for no
 * cell. Blank lines are passed over; a line that is no JSON object is an issue.
 */
@About(
        id = "json-lines",
        summary = "Reads JSON Lines tables, one flat object a line, also .gz",
        references = "jsonlines.org")
public record JsonLines(Columns columns) implements Source {

    private static final int MOST_COLUMNS = 10_000;
    private static final int LONGEST_LINE = 16 << 20;

    /** Columns by their names in the schema. */
    public JsonLines() {
        this(new Columns());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .jsonl or .ndjson, also with .gz behind it";
    }

    @Override
    public boolean accepts(Location location) {
        return location.hasEnding(".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz");
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        try {
            Map<String, Integer> header = header(location);
            rows(location, header, sink);
        } catch (CharacterCodingException e) {
            throw new RequestException(location.name() + " is not text in UTF-8", e);
        }
    }

    private static Map<String, Integer> header(Location location) throws IOException {
        Map<String, Integer> header = new LinkedHashMap<>();
        boolean any = false;
        try (TextLines lines = lines(location)) {
            while (isNext(lines, location)) {
                any = true;
                try {
                    FlatObject.parse(
                            lines.text(), (key, value) -> header.putIfAbsent(key, header.size()));
                } catch (MalformedJson e) {
                    // reported when the rows are read
                }
                if (header.size() > MOST_COLUMNS) {
                    throw new RequestException(
                            location.name()
                                    + " has more than 10000 different keys; it is no table of results");
                }
            }
        }
        if (!any) {
            throw new RequestException(location.name() + " is empty");
        }
        return header;
    }

    private static TextLines lines(Location location) throws IOException {
        return new TextLines(TextFile.strict(location, "UTF-8"), LONGEST_LINE);
    }

    /** Moves to the next line that is not blank; returns whether there is one. */
    private static boolean isNext(TextLines lines, Location location) throws IOException {
        boolean is = lines.next();
        while (is && !lines.isTooLong() && lines.text().isBlank()) {
            is = lines.next();
        }
        if (lines.isTooLong()) {
            throw new RequestException(
                    "%s:%d is longer than 16 MiB; a result is one flat object a line"
                            .formatted(location.name(), lines.number()));
        }
        return is;
    }

    private void rows(Location location, Map<String, Integer> header, ObservationSink sink)
            throws IOException {
        List<Issue> malformed = new ArrayList<>();
        long more = 0;
        String[] cells = new String[header.size()];
        if (header.isEmpty()) {
            throw new RequestException(
                    location.name()
                            + " holds no JSON object with keys; a result is one flat object a line");
        }
        List<String> names = List.copyOf(header.keySet());
        Optional<JoinedTask> joined = JoinedTask.of(columns, names);
        try (TextLines lines = lines(location);
                TabularResults results =
                        TabularResults.of(
                                columns,
                                joined.map(JoinedTask::header).orElse(names),
                                location,
                                sink)) {
            while (isNext(lines, location)) {
                Arrays.fill(cells, "");
                try {
                    FlatObject.parse(
                            lines.text(),
                            (key, value) -> cells[Objects.requireNonNull(header.get(key))] = value);
                    List<String> row = Arrays.asList(cells);
                    results.row(lines.number(), joined.isPresent() ? joined.get().row(row) : row);
                } catch (MalformedJson e) {
                    if (malformed.size() < 10) {
                        malformed.add(
                                Issue.at(location, lines.number(), e.getMessage()).refusing(1));
                    } else {
                        more++;
                    }
                }
            }
        }
        malformed.forEach(sink::report);
        if (more > 0) {
            sink.report(
                    Issue.at(location, more + " more lines are no JSON objects").refusing(more));
        }
    }
}
