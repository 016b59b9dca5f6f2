package io.saltus.plugins.helm;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.saltus.api.data.Outcomes;
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
 * The scores of the instances under one metric, each the mean over its trials; read one instance
 * after the other.
 */
final class Instances {

    private static final int MOST_KEPT = 1_000_000;

    private static final class Trials {
        private double sum;
        private int number;
    }

    private final Map<String, Trials> byInstance = new HashMap<>();

    /**
     * Returns the scores by metric.
     *
     * @throws com.fasterxml.jackson.core.JsonProcessingException if the file is broken
     */
    static Map<String, Instances> read(Path file, String split, Set<String> metrics)
            throws IOException {
        Map<String, Instances> all = new HashMap<>();
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                JsonParser parser = Json.MAPPER.getFactory().createParser(in)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return all;
            }
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                JsonNode instance = Json.MAPPER.readTree(parser);
                if (!instance.hasNonNull("perturbation")) {
                    instance.path("stats").forEach(row -> add(all, instance, row, split, metrics));
                }
            }
        }
        return all;
    }

    private static void add(
            Map<String, Instances> all,
            JsonNode instance,
            JsonNode row,
            String split,
            Set<String> metrics) {
        String metric = row.path("name").path("name").asText("");
        String id = instance.path("instance_id").asText("");
        if (metrics.contains(metric)
                && !id.isBlank()
                && Scores.isPlain(row.path("name"), split)
                && row.path("mean").isNumber()
                && Double.isFinite(row.path("mean").asDouble())) {
            Instances scores = all.computeIfAbsent(metric, name -> new Instances());
            if (scores.byInstance.size() < MOST_KEPT || scores.byInstance.containsKey(id)) {
                Trials trials = scores.byInstance.computeIfAbsent(id, key -> new Trials());
                trials.sum += row.path("mean").asDouble();
                trials.number++;
            }
        }
    }

    long size() {
        return byInstance.size();
    }

    boolean isAllOrNothing() {
        return scores().values().stream().allMatch(score -> score == 0 || score == 1);
    }

    /** s / sqrt(n), with s^2 divided by n - 1; 0 if there are fewer than 2. */
    double standardError() {
        double[] scores = scores().values().stream().mapToDouble(Double::doubleValue).toArray();
        double mean = java.util.Arrays.stream(scores).average().orElse(0);
        double squares = 0;
        for (double score : scores) {
            squares += (score - mean) * (score - mean);
        }
        return scores.length < 2 ? 0 : Math.sqrt(squares / (scores.length - 1) / scores.length);
    }

    Optional<Outcomes> outcomes() {
        return byInstance.isEmpty() || byInstance.size() >= MOST_KEPT
                ? Optional.empty()
                : Optional.of(Outcomes.of(scores()));
    }

    private Map<String, Double> scores() {
        Map<String, Double> scores = new java.util.TreeMap<>();
        byInstance.forEach((id, trials) -> scores.put(id, trials.sum / trials.number));
        return scores;
    }
}
