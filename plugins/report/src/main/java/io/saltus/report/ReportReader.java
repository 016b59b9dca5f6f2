package io.saltus.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.saltus.api.data.Issue;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.FamilyComparison;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Forecast;
import io.saltus.api.report.HindcastScore;
import io.saltus.api.report.Origin;
import io.saltus.api.report.PluginFile;
import io.saltus.api.report.Report;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Reads a report, one element of its lists at a time; its members may stand in any order, but for
 * sets of examples, which stand before the findings.
 */
final class ReportReader {

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
                    .build();

    /** What messages of the parser say to programmers: how a bound or a leniency is set. */
    private static final Pattern OF_THE_PARSER =
            Pattern.compile(
                    ", from `[^`]*`|: enable `[^`]*` to allow| \\(not recognized as one since [^)]*\\)");

    private final JsonParser parser;
    private final String name;
    private final Set<String> lists = new HashSet<>();
    private final Map<String, Object> texts = new LinkedHashMap<>();
    private final List<Origin> origins = new ArrayList<>();
    private final List<PluginFile> plugins = new ArrayList<>();
    private final List<Issue> issues = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private final List<FamilyComparison> comparisons = new ArrayList<>();
    private final Map<List<Object>, Finding> judged = new LinkedHashMap<>();
    private final ExampleSets examples = ExampleSets.none();
    private final List<Forecast> forecasts = new ArrayList<>();
    private final List<HindcastScore> hindcasts = new ArrayList<>();
    private Optional<RequestException> trouble = Optional.empty();

    private ReportReader(JsonParser parser, String name) {
        this.parser = parser;
        this.name = name;
    }

    static Report read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new RequestException("'" + file + "' is a folder, not a JSON report");
        }
        try (InputStream bytes = Files.newInputStream(file);
                JsonParser parser = FACTORY.createParser(bytes)) {
            return new ReportReader(parser, file.toString()).report();
        } catch (NoSuchFileException e) {
            throw new RequestException("there is no file '" + file + "'", e);
        }
    }

    static Report read(Reader text, String name) throws IOException {
        try (JsonParser parser = FACTORY.createParser(text)) {
            return new ReportReader(parser, name).report();
        }
    }

    private Report report() throws IOException {
        try {
            members();
        } catch (JsonProcessingException e) {
            throw new RequestException("'%s' %s, on line %d".formatted(name, what(e), line(e)), e);
        } catch (CharConversionException e) {
            throw new RequestException(
                    "'%s' is not JSON: it is in no encoding of Unicode".formatted(name), e);
        }
        requireSchema();
        if (trouble.isPresent()) {
            throw trouble.get();
        }
        JsonMembers root = new JsonMembers(name, "", texts);
        String version = root.text("version");
        String command = root.text("command");
        for (String list : List.of("origins", "plugins", "issues", "findings")) {
            if (!lists.contains(list)) {
                throw root.missing(list);
            }
        }
        return new Report(
                version,
                command,
                origins,
                plugins,
                issues,
                judged.size() == findings.size() ? findings : List.copyOf(judged.values()),
                comparisons,
                forecasts,
                hindcasts);
    }

    private String what(JsonProcessingException e) {
        // the parser has an exception for this, and yet does not always throw it
        if (e.getOriginalMessage().startsWith("Unexpected end-of-input")) {
            String place = JsonValue.place(parser);
            return "is cut off: it ends at " + (place.isEmpty() ? "its start" : place);
        }
        return (e instanceof StreamConstraintsException ? "cannot be read: " : "is not JSON: ")
                + OF_THE_PARSER.matcher(e.getOriginalMessage()).replaceAll("");
    }

    /** What is told of a bound does not say where it was passed: the parser stands there. */
    private long line(JsonProcessingException e) {
        JsonLocation told = e.getLocation();
        return (told == null ? parser.currentLocation() : told).getLineNr();
    }

    private void members() throws IOException {
        JsonToken first = parser.nextToken();
        if (first == null) {
            throw new RequestException("'" + name + "' is not JSON: it is empty");
        }
        if (first != JsonToken.START_OBJECT) {
            throw new RequestException("'%s' is not a JSON report".formatted(name));
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            switch (member) {
                case "origins" -> elements(origins, FindingReader::origin);
                case "plugins" -> elements(plugins, FindingReader::plugin);
                case "issues" -> elements(issues, FindingReader::issue);
                case "exampleSets" -> elements(new ArrayList<>(), examples::add);
                case "findings" -> elements(findings, this::finding);
                case "comparisons" -> elements(comparisons, FindingReader::comparison);
                case "forecasts" -> elements(forecasts, ForecastReader::forecast);
                case "hindcasts" -> elements(hindcasts, ForecastReader::hindcast);
                default -> texts.put(member, JsonValue.read(parser, name));
            }
            if (member.equals("schema")) {
                requireSchema();
            }
        }
        if (parser.nextToken() != null) {
            throw new RequestException("'%s' is not JSON: more stands after it".formatted(name));
        }
    }

    /** A finding; one that contradicts another before it is refused. */
    private Finding finding(JsonMembers json) {
        Finding finding = FindingReader.finding(json, examples);
        Finding before =
                judged.putIfAbsent(
                        List.of(finding.curve().subject(), finding.criterion()), finding);
        if (before != null && !before.equals(finding)) {
            throw json.refused(
                    "says something else of %s by '%s' than a finding before it"
                            .formatted(finding.curve().subject(), finding.criterion().id()));
        }
        return finding;
    }

    private <T> void elements(List<T> to, Function<JsonMembers, T> element) throws IOException {
        String place = JsonValue.place(parser);
        lists.add(parser.currentName());
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            troubled(new RequestException("'%s' at %s: must be a list".formatted(name, place)));
            parser.skipChildren();
            return;
        }
        for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
            Object value = JsonValue.read(parser, name);
            try {
                to.add(element.apply(JsonMembers.object(name, place + "/" + i, value)));
            } catch (RequestException e) {
                troubled(e);
            }
        }
    }

    /** Where the schema is yet to come, another one explains all other trouble. */
    private void troubled(RequestException e) {
        if (texts.containsKey("schema")) {
            throw e;
        }
        trouble = trouble.isEmpty() ? Optional.of(e) : trouble;
    }

    private void requireSchema() {
        Object schema = texts.getOrDefault("schema", "");
        if (!ReportJson.SCHEMA.equals(schema)) {
            throw new RequestException(
                    "'%s' is not a JSON report: its schema is %s, not '%s'; make one with --render json"
                            .formatted(name, JsonMembers.words(schema), ReportJson.SCHEMA));
        }
    }
}
