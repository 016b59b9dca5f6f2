package io.saltus.plugins.everyevalever;

import io.saltus.sources.json.JsonTree;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a result is called: its task and its metric. */
final class ResultNames {

    private static final String SCORER = " - ";

    /** What averages over a record's results are called; a blank stands for no dataset. */
    private static final Set<String> AVERAGES =
            Set.of(
                    "",
                    "average",
                    "averagescore",
                    "averageaccuracy",
                    "overall",
                    "overallscore",
                    "mean",
                    "meanscore",
                    "meanwinrate",
                    "macroaverage",
                    "microaverage");

    private ResultNames() {}

    /**
     * Returns the task: {@code evaluation_name} if it names the dataset, else {@code
     * dataset/evaluation}. A record from inspect_ai calls its results {@code task - scorer}, or the
     * scorer alone on its dataset.
     */
    static Optional<String> task(JsonTree result, boolean ofInspect) {
        Optional<String> evaluation = result.at("evaluation_name").text();
        Optional<String> dataset = result.at("source_data", "dataset_name").text();
        if (evaluation.isEmpty()) {
            return dataset;
        }
        String name = evaluation.get();
        if (ofInspect) {
            int scorer = name.lastIndexOf(SCORER);
            String task = scorer > 0 ? name.substring(0, scorer) : dataset.orElse(name);
            return Optional.of(task.substring(task.lastIndexOf('/') + 1));
        }
        boolean named =
                dataset.map(ResultNames::plain)
                        .map(text -> plain(name).contains(text) || text.contains(plain(name)))
                        .orElse(true);
        return Optional.of(named ? name : dataset.get() + "/" + name);
    }

    /** Returns the metric of a result from EuroEval: {@code test_mcc} is {@code mcc}. */
    static String ofEuroEval(JsonTree result) {
        return result.at("evaluation_name").text().orElse("score").replaceFirst("^(test|val)_", "");
    }

    /** Returns the scorer of a result from inspect_ai. */
    static String scorer(JsonTree result) {
        String name = result.at("evaluation_name").text().orElse("");
        int scorer = name.lastIndexOf(SCORER);
        return scorer > 0 ? name.substring(scorer + SCORER.length()) : name;
    }

    /**
     * Returns whether a result averages others of the record: it is called an average, of the
     * dataset of another result or of none in particular.
     */
    static boolean isAverage(JsonTree result, List<JsonTree> all) {
        return isCalledAverage(result)
                && all.stream()
                        .filter(other -> !isCalledAverage(other))
                        .anyMatch(
                                other ->
                                        dataset(other).equals(dataset(result))
                                                || AVERAGES.contains(dataset(result)));
    }

    private static boolean isCalledAverage(JsonTree result) {
        String name = result.at("evaluation_name").text().orElse("");
        String called = plain(name.replaceFirst("^.*[./]", ""));
        return !called.isEmpty() && AVERAGES.contains(called);
    }

    private static String dataset(JsonTree result) {
        return plain(result.at("source_data", "dataset_name").text().orElse(""));
    }

    /**
     * Returns the metric: its id without the evaluation before it, its name, what the description
     * says before {@code on} if that is short, its kind, or {@code score}.
     */
    static String metric(JsonTree result) {
        JsonTree config = result.at("metric_config");
        return config.at("metric_id")
                .text()
                .map(id -> withoutEvaluation(id, result))
                .or(() -> config.at("metric_name").text())
                .or(
                        () ->
                                config.at("evaluation_description")
                                        .text()
                                        .flatMap(ResultNames::described))
                .or(() -> config.at("metric_kind").text())
                .orElse("score");
    }

    /** {@code llm_stats.gsm8k/accuracy} of the evaluation {@code llm_stats.gsm8k} is accuracy. */
    private static String withoutEvaluation(String id, JsonTree result) {
        int slash = id.lastIndexOf('/');
        String before = plain(id.substring(0, Math.max(slash, 0)));
        boolean named =
                before.equals(plain(result.at("evaluation_name").text().orElse("")))
                        || before.equals(dataset(result));
        return slash > 0 && slash + 1 < id.length() && named ? id.substring(slash + 1) : id;
    }

    private static Optional<String> described(String description) {
        int on = description.toLowerCase(Locale.ROOT).indexOf(" on ");
        String metric = on > 0 ? description.substring(0, on) : description;
        List<String> words = List.of(metric.strip().split("\\s+"));
        boolean filtered = metric.contains("(filter:");
        return words.size() <= 3
                ? Optional.of(
                        filtered
                                ? metric.strip()
                                : String.join("_", words).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
