package io.saltus.plugins.csv;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.spi.About;
import io.saltus.api.spi.ObservationSink;
import io.saltus.api.spi.Source;
import io.saltus.api.table.Columns;
import io.saltus.api.words.Numbers;
import io.saltus.sources.files.TextFile;
import io.saltus.sources.tables.TableRow;
import io.saltus.sources.tables.TableText;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the tables of results in a Markdown text: those that the lm-evaluation-harness prints, and
 * those of model cards, with a row or a column per model.
 *
 * <p>Where a table of the harness names no model, the file's name does, which an issue says. Other
 * tables of the text are passed over and counted. A {@code README.md} is read only when this source
 * is asked for by name: it tells of many things.
 */
@About(
        id = "markdown",
        summary = "Reads the tables of results in Markdown: of the harness, of model cards",
        references = "github.github.com/gfm")
public record Markdown(Columns columns) implements Source {

    /** A revision that is a state of training. */
    private static final Pattern STEP =
            Pattern.compile("(?i)(?:step|iter|ckpt|checkpoint)[-_]?\\d+[km]?");

    private static final int LONGEST = 16 << 20;
    private static final int HEAD = 1 << 16;
    private static final String MODEL = "model";

    /** Columns by their names. */
    public Markdown() {
        this(new Columns());
    }

    @Override
    public String looksFor() {
        return "a name that ends in .md or .markdown, other than README.md, and a table of results in it";
    }

    @Override
    public boolean accepts(Location location) throws IOException {
        if (!location.hasEnding(".md", ".markdown") || location.hasEnding("readme.md")) {
            return false;
        }
        String head = new String(location.head(HEAD), StandardCharsets.UTF_8);
        return MarkdownTable.of(head).stream().anyMatch(this::isOfResults);
    }

    @Override
    public boolean isSelfContained(Location location) {
        return true;
    }

    @Override
    public void read(Location location, ObservationSink sink) throws IOException {
        String text = text(location);
        List<MarkdownTable> all = MarkdownTable.of(text);
        List<MarkdownTable> tables = all.stream().filter(this::isOfResults).toList();
        if (tables.isEmpty()) {
            throw new RequestException(
                    location.name()
                            + (all.isEmpty()
                                    ? " holds no table in Markdown"
                                    : " holds no table of results; the header of its first is "
                                            + String.join(", ", all.get(0).header().cells())));
        }
        if (tables.size() < all.size()) {
            sink.report(
                    Issue.at(
                                    location,
                                    "%d of its %d tables hold no results and are passed over"
                                            .formatted(all.size() - tables.size(), all.size()))
                            .asRemark());
        }
        tellStray(MarkdownTable.strayRows(text), location, sink);
        List<GauntletTable> gauntlets =
                tables.stream().flatMap(table -> GauntletTable.of(table).stream()).toList();
        List<Issue> refused = new ArrayList<>();
        for (MarkdownTable table : tables) {
            if (gauntlets.stream().anyMatch(gauntlet -> gauntlet.isSummedUpBy(table))) {
                tellSummedUp(table, location, sink);
                continue;
            }
            try {
                send(table, location, sink);
            } catch (RequestException e) {
                if (tables.size() == 1) {
                    throw e;
                }
                // one table of several that cannot be read takes none of the others with it
                refused.add(
                        Issue.at(location, table.header().line(), e.getMessage())
                                .refusing(Math.max(1, table.rows().size())));
            }
        }
        if (refused.size() == tables.size()) {
            throw new RequestException(refused.get(0).why());
        }
        refused.forEach(sink::report);
    }

    private static void tellStray(List<Long> lines, Location location, ObservationSink sink) {
        if (!lines.isEmpty()) {
            sink.report(
                    Issue.at(
                                    location,
                                    lines.get(0),
                                    "%s with scores in no table: above them must stand a header and, on a line of its own, a rule such as |---|---|"
                                            .formatted(Numbers.count(lines.size(), "row")))
                            .refusing(lines.size()));
        }
    }

    private boolean isOfResults(MarkdownTable table) {
        Optional<HarnessTable> harness = HarnessTable.of(table);
        return harness.isPresent()
                || isHeader(table)
                        && table.rows().stream()
                                .flatMap(row -> row.cells().stream())
                                .anyMatch(cell -> cell.matches("[+-]?\\d.*"));
    }

    private boolean isHeader(MarkdownTable table) {
        List<String> header = table.header().cells();
        return TableText.isHeader(columns, header)
                || !table.rows().isEmpty()
                        && TableText.isHeader(columns, header, table.rows().get(0).cells());
    }

    private static void tellSummedUp(MarkdownTable table, Location location, ObservationSink sink) {
        long scores =
                table.rows().stream()
                        .flatMap(row -> row.cells().stream().skip(1))
                        .filter(cell -> cell.matches("[+-]?\\d.*"))
                        .count();
        sink.report(
                Issue.at(
                                location,
                                table.header().line(),
                                "the table holds means over categories of the table of benchmarks, and is passed over (%d scores)"
                                        .formatted(scores))
                        .passingOver(scores)
                        .asRemark());
    }

    private void send(MarkdownTable table, Location location, ObservationSink sink) {
        Optional<HarnessTable> harness = HarnessTable.of(table);
        Optional<GauntletTable> gauntlet = GauntletTable.of(table);
        gauntlet.filter(found -> found.averages() > 0)
                .ifPresent(
                        found ->
                                sink.report(
                                        Issue.at(
                                                        location,
                                                        table.header().line(),
                                                        "%d rows 'Average' are means of the subtasks below them and are passed over"
                                                                .formatted(found.averages()))
                                                .passingOver(found.averages())
                                                .asRemark()));
        MarkdownTable whole =
                harness.map(HarnessTable::filled)
                        .or(() -> gauntlet.map(GauntletTable::filled))
                        .orElse(table);
        Columns mapped = harness.map(h -> named(h, location, sink)).orElse(columns);
        harness.ifPresent(h -> tellAverages(h, location, sink));
        ObservationSink told = harness.map(h -> under(h, sink)).orElse(sink);
        List<TableRow> rows = new ArrayList<>(List.of(whole.header()));
        rows.addAll(whole.rows());
        new TableText(mapped, location, told).send(rows.iterator(), true);
    }

    private static void tellAverages(HarnessTable table, Location location, ObservationSink sink) {
        List<TableRow> averages = table.averages();
        if (!averages.isEmpty()) {
            sink.report(
                    Issue.at(
                                    location,
                                    averages.get(averages.size() - 1).line(),
                                    "%d rows of groups average tasks that stand below them and are passed over"
                                            .formatted(averages.size()))
                            .passingOver(averages.size())
                            .asRemark());
        }
    }

    /** What the line above a table of the harness says of all its results. */
    private static ObservationSink under(HarnessTable table, ObservationSink sink) {
        Optional<String> limit = table.limit();
        Optional<String> revision = table.revision().filter(name -> !STEP.matcher(name).matches());
        return new ObservationSink() {
            @Override
            public void accept(Observation observation, long line) {
                Observation result = observation;
                if (limit.isPresent()) {
                    result = result.under(Observation.LIMIT, limit.get());
                }
                if (revision.isPresent()) {
                    result = result.under("revision", revision.get());
                }
                sink.accept(result, line);
            }

            @Override
            public void report(Issue issue) {
                sink.report(issue);
            }
        };
    }

    private Columns named(HarnessTable table, Location location, ObservationSink sink) {
        if (!columns.model().equals(MODEL) || table.hasModel()) {
            return columns;
        }
        if (table.model().isPresent()) {
            Columns named = columns.with(MODEL, "=" + table.model().get());
            Optional<String> step = table.revision().filter(name -> STEP.matcher(name).matches());
            return step.isPresent() && columns.step().equals("step")
                    ? named.with("step", "=" + step.get())
                    : named;
        }
        sink.report(
                Issue.at(
                                location,
                                "the table names no model, so the file's name does; say otherwise with"
                                        + " model==NAME or model=@folder")
                        .asRemark());
        return columns.with(MODEL, "@file");
    }

    private static String text(Location location) throws IOException {
        try (TextFile file = TextFile.strict(location, "UTF-8")) {
            Reader reader = file.reader();
            StringBuilder text = new StringBuilder();
            char[] part = new char[1 << 16];
            for (int read = reader.read(part); read >= 0; read = reader.read(part)) {
                text.append(part, 0, read);
                if (text.length() > LONGEST) {
                    throw new RequestException(location.name() + " is longer than 16 MiB");
                }
            }
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new RequestException(location.name() + " is not text in UTF-8", e);
        }
    }
}
