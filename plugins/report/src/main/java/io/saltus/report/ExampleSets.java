package io.saltus.report;

import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.data.Outcomes;
import io.saltus.api.data.RequestException;
import io.saltus.api.report.Finding;
import io.saltus.api.report.Report;
import io.saltus.api.words.Numbers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The examples whose scores a report keeps: models that were asked the same ones share a set, so
 * that each id stands once, and answers that are right or wrong are a text of 1 and 0.
 */
final class ExampleSets {

    /** Scores beyond this have no squares to speak of. */
    private static final double GREATEST = 1e100;

    /** Ids of examples, and what else is known of each; blank where nothing is. */
    private record Set(List<String> examples, List<String> clusters, List<String> texts) {}

    private final Map<Set, Integer> numbers = new LinkedHashMap<>();
    private final List<Set> read = new ArrayList<>();

    private ExampleSets() {}

    /** No set yet, as a report begins that is read; or none, where none are to be written. */
    static ExampleSets none() {
        return new ExampleSets();
    }

    /** The sets of all results behind a report. */
    static ExampleSets of(Report report) {
        ExampleSets sets = new ExampleSets();
        for (Finding finding : report.findings()) {
            for (Point point : finding.curve().points()) {
                for (Replicate one : point.replicates()) {
                    one.outcomes()
                            .ifPresent(
                                    kept ->
                                            sets.numbers.putIfAbsent(
                                                    set(kept), sets.numbers.size()));
                }
            }
        }
        return sets;
    }

    private static Set set(Outcomes kept) {
        List<String> examples = kept.examples();
        return new Set(
                examples,
                words(examples.stream().map(kept::cluster).toList()),
                words(examples.stream().map(kept::text).toList()));
    }

    private static List<String> words(List<Optional<String>> words) {
        return words.stream().allMatch(Optional::isEmpty)
                ? List.of()
                : words.stream().map(word -> word.orElse("")).toList();
    }

    /** Whether the scores of these examples are written. */
    boolean hold(Replicate one) {
        return !numbers.isEmpty() && one.outcomes().isPresent();
    }

    void write(JsonText json) throws IOException {
        if (numbers.isEmpty()) {
            return;
        }
        json.array("exampleSets");
        for (Set set : numbers.keySet()) {
            json.line();
            json.texts("examples", set.examples());
            if (!set.clusters().isEmpty()) {
                json.texts("clusters", set.clusters());
            }
            if (!set.texts().isEmpty()) {
                json.texts("texts", set.texts());
            }
            json.end();
        }
        json.end();
    }

    /** Writes the scores of a result's examples. */
    void outcomes(JsonText json, Outcomes kept) throws IOException {
        Integer number = numbers.get(set(kept));
        if (number == null) {
            throw new IllegalStateException("a result of no finding");
        }
        json.line("outcomes");
        json.number("set", number);
        List<Double> scores = new ArrayList<>();
        StringBuilder answers = new StringBuilder();
        kept.withShared(
                kept,
                (score, same) -> {
                    scores.add(score);
                    answers.append(score == 1 ? '1' : '0');
                });
        if (scores.stream().allMatch(score -> score == 0 || score == 1)) {
            json.text("answers", answers.toString());
        } else {
            json.numbers("scores", scores.stream().mapToDouble(Double::doubleValue).toArray());
        }
        json.end();
    }

    /** Takes a set that was read. */
    Boolean add(JsonMembers json) {
        List<String> examples = json.texts("examples");
        if (new HashSet<>(examples).size() < examples.size()) {
            throw json.refused("holds the id of an example twice");
        }
        read.add(new Set(examples, optional(json, "clusters"), optional(json, "texts")));
        return true;
    }

    private static List<String> optional(JsonMembers json, String name) {
        return json.has(name) ? json.texts(name) : List.of();
    }

    /** The outcomes that were read of a result. */
    Optional<Outcomes> read(JsonMembers result) {
        return result.optionalObject("outcomes").map(this::outcomes);
    }

    private Outcomes outcomes(JsonMembers json) {
        long number = json.whole("set", 0);
        if (number >= read.size()) {
            throw json.refused(
                    "set %d is not among the %d of 'exampleSets', which stand before the findings"
                            .formatted(number, read.size()));
        }
        Set set = read.get((int) number);
        List<Double> scores =
                json.has("answers")
                        ? answers(json)
                        : Arrays.stream(json.numbers("scores")).boxed().toList();
        if (scores.size() != set.examples().size()) {
            throw json.refused(
                    "holds %d scores of %d examples"
                            .formatted(scores.size(), set.examples().size()));
        }
        Map<String, Double> byExample = new HashMap<>();
        for (int i = 0; i < scores.size(); i++) {
            if (Math.abs(scores.get(i)) > GREATEST) {
                throw json.refused(
                        "holds a score of "
                                + Numbers.of(scores.get(i))
                                + ", too large for any metric");
            }
            byExample.put(set.examples().get(i), scores.get(i));
        }
        return json.made(
                () ->
                        Outcomes.of(byExample)
                                .withClusters(byExample(json, set, set.clusters()))
                                .withTexts(byExample(json, set, set.texts())));
    }

    private static List<Double> answers(JsonMembers json) {
        String answers = json.text("answers");
        if (!answers.matches("[01]*")) {
            throw json.refused("'answers' must be a text of 1 and 0");
        }
        return answers.chars().mapToObj(answer -> answer == '1' ? 1.0 : 0.0).toList();
    }

    private static Map<String, String> byExample(JsonMembers json, Set set, List<String> words)
            throws RequestException {
        Map<String, String> byExample = new HashMap<>();
        if (!words.isEmpty() && words.size() != set.examples().size()) {
            throw json.refused(
                    "the set has %d examples and %d words on them"
                            .formatted(set.examples().size(), words.size()));
        }
        for (int i = 0; i < words.size(); i++) {
            byExample.put(set.examples().get(i), words.get(i));
        }
        return byExample;
    }
}
