package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A curve without what is held out, and that.
 *
 * @param came what the targets scored
 */
record HeldOut(Curve curve, List<Model> targets, double[] came) {

    /**
     * How a table is split.
     *
     * @param study all curves without any model that is held out of one of them
     */
    record Design(String name, List<HeldOut> curves, Curves study) {}

    /** How many results of the largest scales are held out of those of a curve, rising. */
    private interface Split {
        boolean isHeldOut(List<Row> rising, int index);
    }

    private interface Part extends Predicate<Row> {}

    private record Row(Map<String, String> cells) {

        String of(String column) {
            return cells.getOrDefault(column, "");
        }

        double number(String column) {
            String cell = of(column);
            return cell.isEmpty() ? Double.NaN : Double.parseDouble(cell);
        }

        double compute() {
            double stated = number("train_flops");
            return Double.isNaN(stated) ? 6 * number("params") * number("train_tokens") : stated;
        }

        Model model() {
            Model model = new Model(of("model"), of("family"), of("model"), Map.of());
            model = model.at(Axis.COMPUTE, compute());
            if (!Double.isNaN(number("params"))) {
                model = model.at(Axis.PARAMETERS, number("params"));
            }
            return Double.isNaN(number("train_tokens"))
                    ? model
                    : model.at(Axis.TOKENS, number("train_tokens"));
        }

        Replicate replicate() {
            double n = number("n_examples");
            double error = number("stderr");
            return new Replicate(
                    model(),
                    OptionalLong.empty(),
                    number("score"),
                    Double.isNaN(n) ? OptionalLong.empty() : OptionalLong.of(Math.round(n)),
                    Double.isNaN(error) ? OptionalDouble.empty() : OptionalDouble.of(error));
        }

        Metric metric() {
            boolean up = !of("higher_is_better").equals("false");
            boolean graded = of("grain").equals("graded") || GRADED.contains(of("metric"));
            double chance = number("chance");
            return new Metric(
                    of("metric"),
                    up ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER,
                    Double.isNaN(chance)
                            ? graded && up ? OptionalDouble.of(0) : OptionalDouble.empty()
                            : OptionalDouble.of(chance),
                    up ? OptionalDouble.of(1) : OptionalDouble.empty(),
                    graded ? Grain.GRADED : Grain.ALL_OR_NOTHING);
        }

        Subject subject(boolean pooled) {
            String shots = of("shots");
            String strategy = of("strategy").isEmpty() ? "standard" : of("strategy");
            return new Subject(
                    of("task"),
                    new Setup(
                            shots.isEmpty()
                                    ? java.util.OptionalInt.empty()
                                    : java.util.OptionalInt.of(Integer.parseInt(shots)),
                            strategy),
                    metric(),
                    pooled ? Subject.POOLED : of("family"),
                    Axis.COMPUTE);
        }
    }

    private static final Set<String> GRADED = Set.of("BLEU-mb", "BLEU-sb", "f1", "f1a", "average");
    private static final Set<String> LADDER =
            Set.of(
                    "mmlu",
                    "hellaswag",
                    "arc_challenge",
                    "arc_easy",
                    "piqa",
                    "csqa",
                    "socialiqa",
                    "openbookqa");

    static List<Design> designs(Path folder) throws IOException {
        List<Row> gpt =
                rows(folder.resolve("gpt3/gpt3.csv"), row -> !row.of("metric").equals("ppl"));
        Part shares = row -> Set.of("acc", "em").contains(row.of("metric"));
        List<Row> pythia =
                rows(
                        folder.resolve("pythia/pythia.csv.gz"),
                        row ->
                                row.of("step").equals("143000")
                                        && Set.of("acc", "acc_norm").contains(row.of("metric")));
        List<Row> open = rows(folder.resolve("open-lm/open-lm.csv.gz"), row -> true);
        List<Row> many =
                rows(
                        folder.resolve("obscaling/obscaling.csv.gz"),
                        row -> !row.of("metric").equals("bleu"));
        List<Row> ladder =
                rows(
                        folder.resolve("olmo-ladder/olmo_ladder_final.csv"),
                        row ->
                                LADDER.contains(row.of("task"))
                                        && !row.of("role").equals("extra")
                                        && !row.of("metric").equals("soft_log"));
        return List.of(
                design("GPT-3 to 6.7B, 175B", gpt, false, (r, i) -> i >= r.size() - 2, i -> true),
                design("GPT-3 to 13B, 175B", gpt, false, (r, i) -> i == r.size() - 1, i -> true),
                design(
                        "GPT-3 to 6.7B, 175B, shares",
                        gpt.stream().filter(shares).toList(),
                        false,
                        (r, i) -> i >= r.size() - 2,
                        i -> true),
                design(
                        "GPT-3 to 13B, 175B, shares",
                        gpt.stream().filter(shares).toList(),
                        false,
                        (r, i) -> i == r.size() - 1,
                        i -> true),
                design(
                        "Pythia to 6.9B, 12B",
                        pythia,
                        false,
                        (r, i) -> i == r.size() - 1,
                        i -> true),
                design(
                        "open-lm to 1e20, from 4e20",
                        open,
                        true,
                        (r, i) -> r.get(i).compute() > 1e20,
                        row -> row.compute() >= 4e20),
                design(
                        "public models, largest tenth",
                        many,
                        true,
                        (r, i) -> i >= r.size() - Math.max(1, Math.round(r.size() / 10.0)),
                        i -> true),
                design(
                        "OLMo ladder, 7B-4T and 13B-5T",
                        ladder,
                        false,
                        (r, i) -> r.get(i).of("role").equals("target"),
                        row -> row.of("metric").equals("acc")));
    }

    private static Design design(
            String name, List<Row> rows, boolean pooled, Split split, Part targets) {
        Map<Subject, List<Row>> bySubject = new LinkedHashMap<>();
        for (Row row : rows) {
            if (!Double.isNaN(row.compute()) && !Double.isNaN(row.number("score"))) {
                bySubject.computeIfAbsent(row.subject(pooled), s -> new ArrayList<>()).add(row);
            }
        }
        List<HeldOut> all = new ArrayList<>();
        Map<Subject, List<Row>> kept = new LinkedHashMap<>();
        Set<String> held = new HashSet<>();
        bySubject.forEach(
                (subject, found) -> {
                    found.sort(Comparator.comparingDouble(Row::compute));
                    List<Row> train = new ArrayList<>();
                    List<Row> test = new ArrayList<>();
                    for (int i = 0; i < found.size(); i++) {
                        if (!split.isHeldOut(found, i)) {
                            train.add(found.get(i));
                        } else {
                            held.add(found.get(i).of("model"));
                            test.add(found.get(i));
                        }
                    }
                    List<Row> asked = test.stream().filter(targets).toList();
                    if (name.startsWith("GPT-3 to 6.7B")) {
                        asked = asked.subList(asked.size() - 1, asked.size());
                    }
                    kept.put(subject, train);
                    if (train.size() >= 3 && !asked.isEmpty()) {
                        all.add(
                                new HeldOut(
                                        curve(subject, train),
                                        asked.stream().map(Row::model).toList(),
                                        asked.stream()
                                                .mapToDouble(row -> row.number("score"))
                                                .toArray()));
                    }
                });
        List<Curve> study = new ArrayList<>();
        kept.forEach(
                (subject, train) -> {
                    List<Row> known =
                            train.stream().filter(row -> !held.contains(row.of("model"))).toList();
                    if (!known.isEmpty()) {
                        study.add(curve(subject, known));
                    }
                });
        return new Design(name, all, Curves.of(study));
    }

    private static Curve curve(Subject subject, List<Row> rows) {
        TreeMap<Double, List<Replicate>> byScale = new TreeMap<>();
        for (Row row : rows) {
            byScale.computeIfAbsent(row.compute(), scale -> new ArrayList<>()).add(row.replicate());
        }
        List<Point> points = new ArrayList<>();
        byScale.forEach((scale, runs) -> points.add(Point.of(scale, runs)));
        return new Curve(subject, points);
    }

    private static List<Row> rows(Path table, Predicate<Row> part) throws IOException {
        return CsvRows.of(table).stream().map(Row::new).filter(part).toList();
    }
}
