package io.saltus.app.compare;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.saltus.api.data.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads back the findings of a JSON report, schema {@code saltus-report/1}. */
final class ReportFile {

    private ReportFile() {}

    /**
     * Returns the findings of a report by what they are about.
     *
     * @throws RequestException if the file is no such report
     */
    static Map<Subject, Judged> read(Path file) {
        try {
            JsonNode report = new ObjectMapper().readTree(Files.readAllBytes(file));
            if (!report.path("schema").asText().equals("saltus-report/1")) {
                throw new RequestException(
                        "'%s' is not a JSON report: its schema is '%s', not 'saltus-report/1'; make one with --render json"
                                .formatted(file, report.path("schema").asText()));
            }
            Map<Subject, Judged> findings = new TreeMap<>();
            for (JsonNode finding : report.path("findings")) {
                findings.put(subject(finding), judged(finding));
            }
            return findings;
        } catch (JsonProcessingException e) {
            throw new RequestException(
                    "'%s' is not JSON: %s".formatted(file, e.getOriginalMessage()), e);
        } catch (NoSuchFileException e) {
            throw new RequestException("there is no file '" + file + "'", e);
        } catch (IOException e) {
            throw new RequestException(
                    "'%s' cannot be read: %s".formatted(file, e.getMessage()), e);
        }
    }

    private static Subject subject(JsonNode finding) {
        JsonNode subject = finding.path("subject");
        String shots = subject.has("shots") ? subject.path("shots").asText() + "-shot" : "";
        String strategy = subject.path("strategy").asText();
        String setup =
                strategy.equals("standard")
                        ? shots
                        : strategy + (shots.isEmpty() ? "" : ", " + shots);
        return new Subject(
                subject.path("task").asText(),
                setup,
                subject.path("metric").asText(),
                subject.path("family").asText(),
                subject.path("axis").asText(),
                finding.path("criterion").path("id").asText());
    }

    private static Judged judged(JsonNode finding) {
        JsonNode onset = finding.path("onset");
        List<Judged.Point> points = new ArrayList<>();
        for (JsonNode point : finding.path("points")) {
            List<String> models = new ArrayList<>();
            point.path("models").forEach(model -> models.add(model.asText()));
            points.add(
                    new Judged.Point(
                            point.path("scale").asDouble(),
                            point.path("score").asDouble(),
                            point.path("examples").asLong(0),
                            models));
        }
        return new Judged(
                finding.path("outcome").asText(),
                finding.path("reason").asText(),
                onset.isMissingNode()
                        ? Optional.empty()
                        : Optional.of(
                                new Judged.Onset(
                                        onset.path("scale").asDouble(),
                                        onset.path("lower").asDouble(Double.NEGATIVE_INFINITY),
                                        onset.path("upper").asDouble(Double.POSITIVE_INFINITY))),
                finding.path("subject").path("unit").asText(),
                finding.path("criterion").path("settings").toString(),
                points,
                !finding.path("subject").path("direction").asText().equals("lower-is-better"));
    }
}
