package io.saltus.plugins.helm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.sources.examples.ScoresByExample;
import io.saltus.sources.json.BoundedJson;
import io.saltus.sources.json.JsonWalk;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code per_instance_stats.json}, read token by token: of any size, only the wanted scores are
 * kept. The score of an instance is the mean over its trials.
 */
final class Instances {

    private static final BoundedJson JSON =
            new BoundedJson(RunFolder.BOUNDS.ofFiles(Long.MAX_VALUE, 60));
    private static final long MOST_SCORES = 2_000_000;

    private final ScoresByExample<String> scores = new ScoresByExample<>(MOST_SCORES);
    private final String split;
    private final Set<String> metrics;

    /** No instance yet, to be read on a split under these metrics. */
    Instances(String split, Set<String> metrics) {
        this.split = split;
        this.metrics = metrics;
    }

    /**
     * Reads the instances of a file.
     *
     * @throws RequestException if it is broken, too large to keep, or of another layout
     */
    void read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            JSON.read(String.valueOf(file.getFileName()), in, this::list);
        }
    }

    /** Returns the score of each instance under a metric, if any has one. */
    Optional<Outcomes> outcomes(String metric) {
        return scores.outcomes(metric);
    }

    private void list(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw new RequestException(
                    "expected a list of instances, found " + found(json.currentToken()));
        }
        JsonWalk.items(json, this::instance);
    }

    /** Reads one instance; its members may stand in any order. */
    private void instance(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new RequestException(
                    "expected an instance, an object, found " + found(json.currentToken()));
        }
        String[] id = {""};
        boolean[] perturbed = {false};
        boolean[] hasStats = {false};
        Map<String, Double> means = new HashMap<>();
        JsonWalk.members(
                json,
                (name, value) -> {
                    if (name.equals("instance_id")) {
                        id[0] = JsonWalk.scalar(value);
                    } else if (name.equals("stats") && value.isExpectedStartArrayToken()) {
                        hasStats[0] = true;
                        JsonWalk.items(value, stat -> stat(stat, means));
                    } else {
                        perturbed[0] |=
                                name.equals("perturbation")
                                        && value.currentToken() != JsonToken.VALUE_NULL;
                        value.skipChildren();
                    }
                });
        if (id[0].isBlank() || !hasStats[0]) {
            throw new RequestException(
                    "expected instances with 'instance_id' and a list 'stats', found one without '%s'"
                            .formatted(id[0].isBlank() ? "instance_id" : "stats"));
        }
        if (!perturbed[0]) {
            means.forEach((metric, mean) -> scores.add(metric, id[0], mean));
        }
        if (scores.isFull()) {
            throw new RequestException("more than " + scores.most() + " scores");
        }
    }

    private void stat(JsonParser json, Map<String, Double> means) throws IOException {
        String[] metric = {""};
        double[] mean = {Double.NaN};
        JsonWalk.members(
                json,
                (name, value) -> {
                    if (name.equals("name")) {
                        metric[0] = plainMetric(value);
                    } else if (name.equals("mean") && value.currentToken().isNumeric()) {
                        mean[0] = value.getDoubleValue();
                    } else {
                        value.skipChildren();
                    }
                });
        if (metrics.contains(metric[0]) && Double.isFinite(mean[0])) {
            means.putIfAbsent(metric[0], mean[0]);
        }
    }

    /** The metric's name, if the row is of the split and of unperturbed inputs; else blank. */
    private String plainMetric(JsonParser json) throws IOException {
        String[] metric = {"", ""};
        boolean[] plain = {true};
        JsonWalk.members(
                json,
                (name, value) -> {
                    if (name.equals("name") || name.equals("split")) {
                        metric[name.equals("name") ? 0 : 1] = JsonWalk.scalar(value);
                    } else {
                        plain[0] &=
                                !Set.of("perturbation", "sub_split").contains(name)
                                        || value.currentToken() == JsonToken.VALUE_NULL;
                        value.skipChildren();
                    }
                });
        return plain[0] && metric[1].equals(split) ? metric[0] : "";
    }

    private static String found(JsonToken token) {
        if (token == null) {
            return "nothing";
        }
        return switch (token) {
            case START_OBJECT -> "an object";
            case START_ARRAY -> "a list";
            default -> "a single value";
        };
    }
}
