package io.saltus.plugins.evaluators.dclm;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.KnownMetrics;
import io.saltus.api.data.Location;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Observation;
import io.saltus.plugins.evaluators.reading.FileScores;
import io.saltus.sources.files.PathParts;
import io.saltus.sources.identity.ModelName;
import io.saltus.sources.identity.RunFacts;
import io.saltus.sources.json.JsonTree;
import io.saltus.sources.settings.RunSettings;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The shares of a model by task.
 *
 * <p>The model is {@code model} where that is {@code maker/name}. Of a training run {@code model}
 * names the architecture alone; the data and the run are in the name of the file: {@code
 * evaluation_DATA-open_lm_1b-warm=5000-...-seed=7-tokens=28795904000_heavy.json}. Its name is that
 * without seed and tokens, its family what stands before the settings, without the size.
 */
final class Evaluation {

    private static final Pattern SETTING =
            Pattern.compile("[-_](warm|lr|wd|cd|bs|mult|seed|tokens)=");

    /** Settings that tell a state or a repetition of a run, and no other run. */
    private static final String STATE = "[-_](seed|tokens)=\\d+";

    private static final Pattern WIDTH = Pattern.compile("d=(\\d{2,5})_l=(\\d{1,3})_h=\\d+");

    /** Of open_lm: a table of so many words each for what is read and what is written. */
    private static final double WORDS = 50432;

    private final JsonTree file;
    private final RunSettings settings;
    private final String name;

    Evaluation(JsonTree whole, Location location, RunSettings settings) {
        this.file = whole;
        this.settings = settings;
        String file = stem(PathParts.of(location).file());
        String stated = stem(whole.at("_filename").text().orElse(file));
        // a copy may have lost in one of its names what the other tells
        this.name = SETTING.matcher(stated).find() ? stated : file;
    }

    private static String stem(String path) {
        return path.substring(path.lastIndexOf('/') + 1)
                .replaceFirst("(?i)\\.json$", "")
                .replaceFirst("^evaluation_", "")
                .replaceFirst("(_(heavy|medium|light|small))?(_copy)?$", "");
    }

    void send(FileScores scores) {
        Model model = model();
        JsonTree metrics = file.at("eval_metrics");
        metrics.at("icl")
                .members()
                .forEach((task, value) -> score(model, TaskRow.of(task), "icl", value, scores));
        // 'perpexity' is how the files spell it; what they hold is the loss
        metrics.at("downstream_perpexity")
                .members()
                .forEach(
                        (task, value) ->
                                score(
                                        model,
                                        TaskRow.unknown(task),
                                        "downstream_perpexity",
                                        value,
                                        scores));
        file.members().forEach((key, value) -> aggregate(key, value, scores));
        JsonTree loss = metrics.at("perplexity");
        if (loss.isThere()) {
            score(model, TaskRow.unknown("open_lm_validation"), "perplexity", loss, scores);
        }
        JsonTree paloma = metrics.at("paloma_perplexity");
        if (paloma.isThere()) {
            score(model, TaskRow.unknown("paloma"), "paloma_perplexity", paloma, scores);
        }
    }

    private void score(
            Model model, TaskRow task, String within, JsonTree value, FileScores scores) {
        String where = "'%s' of 'eval_metrics.%s'".formatted(task.key(), within);
        OptionalDouble score = scores.number(where, value);
        if (score.isEmpty()) {
            return;
        }
        scores.send(
                where,
                () -> {
                    Observation result =
                            Observation.of(
                                            model,
                                            task.name(),
                                            within.equals("icl") ? share(task) : loss(),
                                            score.getAsDouble())
                                    .in(settings.setup(task.shots(), task.strategy()));
                    OptionalLong seed = seed();
                    result = seed.isPresent() ? result.withSeed(seed.getAsLong()) : result;
                    return measured().map(result::measuredAt).orElse(result);
                });
    }

    private static Metric share(TaskRow task) {
        Metric share = KnownMetrics.metric("accuracy");
        return task.chance().isPresent() ? share.withChance(task.chance().getAsDouble()) : share;
    }

    private static Metric loss() {
        return Metric.graded("loss", Direction.LOWER_IS_BETTER);
    }

    /** Means over tasks, some of them chance-normalised, which are no accuracies. */
    private static void aggregate(String key, JsonTree value, FileScores scores) {
        if (value.isNumber()) {
            scores.setAside(
                    key.endsWith("centered")
                                    || key.endsWith("centered_results")
                                    || key.matches("(Core|Extended)(_v\\d+)?")
                            ? "means over tasks that are normalised by chance"
                            : "means over tasks that are there",
                    key);
        } else if (key.startsWith("aggregated")) {
            value.members()
                    .keySet()
                    .forEach(
                            category ->
                                    scores.setAside(
                                            "means over tasks that are normalised by chance",
                                            category));
        }
    }

    private Model model() {
        RunFacts facts = settings.facts();
        Optional<String> stated = file.at("model").text();
        boolean published = stated.filter(text -> text.contains("/")).isPresent();
        Matcher settled = SETTING.matcher(name);
        String run = settled.find() ? name.substring(0, settled.start()) : name;
        if (published || !stated.map(run::contains).orElse(true)) {
            facts.called("model", stated);
        } else {
            facts.family("the file's name", Optional.of(ModelName.of(run).family()));
            facts.name("the file's name", Optional.of(name.replaceAll(STATE, "")));
            facts.scale(Axis.PARAMETERS, "the file's name", ModelName.of(run).parameters());
            facts.scale(Axis.PARAMETERS, "width and depth in its name", ofWidth(run));
        }
        facts.scale(Axis.TOKENS, "tokens in the file's name", number("tokens"));
        facts.scale(
                Axis.LOSS,
                "eval_metrics.perplexity",
                file.at("eval_metrics", "perplexity").number());
        return facts.called("the file's name", Optional.of(name)).identity().orElseThrow().model();
    }

    /** 12 l d^2 + 2 w d of l layers of width d and w words. */
    private static OptionalDouble ofWidth(String run) {
        Matcher shape = WIDTH.matcher(run);
        if (!shape.find()) {
            return OptionalDouble.empty();
        }
        double width = Double.parseDouble(shape.group(1));
        double layers = Double.parseDouble(shape.group(2));
        return OptionalDouble.of(12 * layers * width * width + 2 * WORDS * width);
    }

    private OptionalLong seed() {
        OptionalDouble seed = number("seed");
        return seed.isPresent() ? OptionalLong.of((long) seed.getAsDouble()) : OptionalLong.empty();
    }

    private OptionalDouble number(String setting) {
        Matcher told = Pattern.compile("[-_]" + setting + "=(\\d{1,15})(?![\\dp.])").matcher(name);
        return told.find()
                ? OptionalDouble.of(Double.parseDouble(told.group(1)))
                : OptionalDouble.empty();
    }

    private Optional<Instant> measured() {
        try {
            return file.at("creation_date")
                    .text()
                    .map(
                            text ->
                                    LocalDateTime.parse(
                                                    text,
                                                    DateTimeFormatter.ofPattern(
                                                            "yyyy_MM_dd-HH_mm_ss", Locale.ROOT))
                                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty(); // a text that is no time
        }
    }
}
