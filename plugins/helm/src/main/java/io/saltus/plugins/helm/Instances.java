package io.saltus.plugins.helm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
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
 * kept.
 */
final class Instances {

    private final InstanceScores scores;

    private final String split;
    private final Set<String> metrics;

    private Instances(String split, Set<String> metrics, InstanceScores scores) {
        this.split = split;
        this.metrics = metrics;
        this.scores = scores;
    }

    /**
     * Returns the scores of the instances under {@code metrics}.
     *
     * @throws UnusableInstances if the file is broken, too large to keep, or of another layout
     */
    static InstanceScores read(Path file, String split, Set<String> metrics)
            throws IOException, UnusableInstances {
        Instances instances = new Instances(split, metrics, new InstanceScores());
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
                JsonParser json = Json.STREAMED.createParser(in)) {
            instances.list(json);
        } catch (JsonProcessingException e) {
            throw new UnusableInstances(Json.words(e));
        }
        return instances.scores;
    }

    private void list(JsonParser json) throws IOException, UnusableInstances {
        JsonToken first = json.nextToken();
        if (first != JsonToken.START_ARRAY) {
            throw new UnusableInstances("expected a list of instances, found " + found(first));
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                throw new UnusableInstances(
                        "expected an instance, an object, found " + found(json.currentToken()));
            }
            instance(json);
        }
    }

    /** Reads one instance; its members may stand in any order. */
    private void instance(JsonParser json) throws IOException, UnusableInstances {
        String id = "";
        boolean perturbed = false;
        boolean hasStats = false;
        Map<String, Double> means = new HashMap<>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            if (key.equals("instance_id") && value.isScalarValue()) {
                id = json.getText();
            } else if (key.equals("perturbation")) {
                perturbed = value != JsonToken.VALUE_NULL;
                json.skipChildren();
            } else if (key.equals("stats") && value == JsonToken.START_ARRAY) {
                hasStats = true;
                stats(json, means);
            } else {
                json.skipChildren();
            }
        }
        if (id.isBlank() || !hasStats) {
            throw new UnusableInstances(
                    "expected instances with 'instance_id' and a list 'stats', found one without '%s'"
                            .formatted(id.isBlank() ? "instance_id" : "stats"));
        }
        if (!perturbed && !means.isEmpty()) {
            scores.add(id, means);
        }
    }

    private void stats(JsonParser json, Map<String, Double> means) throws IOException {
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                stat(json, means);
            } else {
                json.skipChildren();
            }
        }
    }

    private void stat(JsonParser json, Map<String, Double> means) throws IOException {
        Optional<String> metric = Optional.empty();
        double mean = Double.NaN;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            if (key.equals("name") && value == JsonToken.START_OBJECT) {
                metric = plainMetric(json);
            } else if (key.equals("mean") && value.isNumeric()) {
                mean = json.getDoubleValue();
            } else {
                json.skipChildren();
            }
        }
        if (metric.isPresent() && metrics.contains(metric.get()) && Double.isFinite(mean)) {
            means.putIfAbsent(metric.get(), mean);
        }
    }

    /** The metric's name, if the row is of the split and of unperturbed inputs. */
    private Optional<String> plainMetric(JsonParser json) throws IOException {
        String name = "";
        String of = "";
        boolean plain = true;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String key = json.currentName();
            JsonToken value = json.nextToken();
            if (key.equals("name") && value == JsonToken.VALUE_STRING) {
                name = json.getText();
            } else if (key.equals("split") && value == JsonToken.VALUE_STRING) {
                of = json.getText();
            } else if (key.equals("perturbation") || key.equals("sub_split")) {
                plain &= value == JsonToken.VALUE_NULL;
                json.skipChildren();
            } else {
                json.skipChildren();
            }
        }
        return plain && of.equals(split) ? Optional.of(name) : Optional.empty();
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
