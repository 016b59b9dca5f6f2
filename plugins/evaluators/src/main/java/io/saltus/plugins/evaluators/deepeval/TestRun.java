package io.saltus.plugins.evaluators.deepeval;

import io.saltus.api.data.Location;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.api.data.RequestException;
import io.saltus.api.data.Setup;
import io.saltus.sources.examples.SampleScores.Document;
import io.saltus.sources.identity.ModelName;
import io.saltus.sources.identity.Shots;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.results.SentResults;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of test cases: of each metric the mean over the cases, and the share of them that reached
 * its threshold.
 *
 * <p>The model is what the run's hyperparameters call so. The judge of the metrics, {@code
 * evaluationModel}, is not it.
 */
final class TestRun {

    private static final String UNNAMED = "test cases";

    private final JsonTree run;
    private final Location location;
    private final DeepEval settings;
    private final Map<String, MetricScores> metrics = new LinkedHashMap<>();

    TestRun(JsonTree run, Location location, DeepEval settings) {
        this.run = run;
        this.location = location;
        this.settings = settings;
    }

    void send(SentResults results) {
        Model model = model(results);
        String task = task(results);
        for (String cases : DeepEval.CASES) {
            List<JsonTree> all = run.at(cases).items();
            for (int i = 0; i < all.size(); i++) {
                add("%s[%d]".formatted(cases, i), all.get(i), results);
            }
        }
        Setup setup =
                settings.runs()
                        .setup(
                                Shots.among(run.at("hyperparameters"), results.optional()),
                                Setup.STANDARD);
        metrics.values()
                .forEach(
                        metric ->
                                metric.send(
                                        (kind, score) ->
                                                Observation.of(model, task, kind, score).in(setup),
                                        settings.outcomes(),
                                        results));
    }

    private void add(String place, JsonTree testCase, SentResults results) {
        JsonTree measured = first(testCase, "metricsData", "metrics_data", "metricsMetadata");
        measured = measured.isThere() ? measured : testCase.at("metrics_metadata");
        if (!measured.isList()) {
            if (testCase.isObject() && !measured.isThere()) {
                results.leave("left out, since no metric was measured", place);
            } else {
                results.refuse(
                        place, 0, "expected 'metricsData', a list, found " + measured.kind());
            }
            return;
        }
        Document document = document(testCase, place);
        for (JsonTree metric : measured.items()) {
            String name = first(metric, "name", "metric").text().orElse("");
            if (name.isEmpty()) {
                results.refuse(place, 0, "a metric has no 'name': it has " + metric.layout());
            } else {
                metrics.computeIfAbsent(name, MetricScores::new)
                        .add(place, document, metric, results);
            }
        }
    }

    /** Cases are paired across models by what was asked, else by their name. */
    private static Document document(JsonTree testCase, String place) {
        String asked =
                first(testCase, "input", "scenario")
                        .text()
                        .or(() -> testCase.at("name").text())
                        .orElse(place);
        return new Document(asked, asked);
    }

    private Model model(SentResults results) {
        JsonTree parameters = run.at("hyperparameters");
        JsonTree named = first(parameters, "model", "Model", "model_name");
        named = named.isThere() ? named : run.at("model");
        Optional<String> stated = named.text().or(() -> nested(parameters.at("model")));
        Model model =
                settings.runs()
                        .facts()
                        .called("hyperparameters.model", stated)
                        .identity()
                        .orElseThrow(
                                () ->
                                        new RequestException(
                                                "%s names no model that was tested: 'hyperparameters.model' is not there ('evaluationModel' is the judge); say --source deepeval:model=NAME"
                                                        .formatted(location.name())))
                        .model();
        if (ModelName.of(model.name()).parameters().isEmpty()) {
            results.remark(
                    "states no size of '%s', and none is guessed: say it with --models FILE"
                            .formatted(model.name()));
        }
        return model;
    }

    private static Optional<String> nested(JsonTree model) {
        return first(model, "name", "model", "id").text();
    }

    private String task(SentResults results) {
        Optional<String> task =
                first(run, "datasetAlias", "dataset_alias")
                        .text()
                        .or(
                                () ->
                                        first(run, "testFile", "test_file")
                                                .text()
                                                .map(file -> file.replaceFirst("^.*[/\\\\]", ""))
                                                .map(file -> file.replaceFirst("[.]py$", "")));
        if (task.isEmpty()) {
            results.remark(
                    "names no data set ('datasetAlias') and no 'testFile', so its task is called '"
                            + UNNAMED
                            + "', as that of every such run");
        }
        return task.orElse(UNNAMED);
    }

    static JsonTree first(JsonTree of, String... names) {
        for (String name : names) {
            if (of.at(name).isThere()) {
                return of.at(name);
            }
        }
        return JsonTree.NOTHING;
    }
}
