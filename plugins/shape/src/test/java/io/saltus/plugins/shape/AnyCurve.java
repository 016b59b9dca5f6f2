package io.saltus.plugins.shape;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Point;
import io.saltus.api.curve.Replicate;
import io.saltus.api.curve.Subject;
import io.saltus.api.data.Axis;
import io.saltus.api.data.Direction;
import io.saltus.api.data.Grain;
import io.saltus.api.data.Metric;
import io.saltus.api.data.Model;
import io.saltus.api.data.Setup;
import io.saltus.testkit.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * Any curve a criterion may meet: of 1 to 24 points on any axis, of any metric, with or without
 * examples and seeds; ties, zeros, full marks, exact lines and enormous numbers among them.
 */
final class AnyCurve {

    private AnyCurve() {}

    static Curve of(Case any) {
        return of(new SplittableRandom(any.seed()));
    }

    private static Curve of(SplittableRandom random) {
        Axis axis = Axis.KNOWN.get(random.nextInt(Axis.KNOWN.size()));
        Metric metric = metric(random);
        TreeSet<Double> positions = new TreeSet<>();
        int m = 1 + random.nextInt(24);
        double span = random.nextInt(8) == 0 ? 1e-4 : 6;
        while (positions.size() < m) {
            positions.add(axis.position(axis.scale(2 + span * random.nextDouble())));
        }
        int kind = random.nextInt(9);
        List<Point> points = new ArrayList<>();
        double last = Double.NEGATIVE_INFINITY;
        int i = 0;
        for (double position : positions) {
            double scale = axis.scale(position);
            double at = axis.position(scale);
            if (at > last) {
                double score = score(kind, i, m, random);
                points.add(Point.of(scale, replicates(score, metric, kind, random)));
                last = at;
            }
            i++;
        }
        return new Curve(new Subject("task", Setup.UNKNOWN, metric, "family", axis), points);
    }

    private static double score(int kind, int i, int m, SplittableRandom random) {
        double t = m == 1 ? 0 : (double) i / (m - 1);
        return switch (kind) {
            case 0 -> 0;
            case 1 -> 1;
            case 2 -> t;
            case 3 -> 1 - t;
            case 4 -> t < 0.6 ? 0 : 0.8;
            case 5 -> random.nextInt(3) / 2.0;
            case 6 -> random.nextDouble();
            case 7 -> 1 / (1 + Math.exp(-20 * (t - 0.5)));
            default -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(2040) - 1020);
        };
    }

    private static List<Replicate> replicates(
            double score, Metric metric, int kind, SplittableRandom random) {
        List<Replicate> replicates = new ArrayList<>();
        int seeds = random.nextInt(4) == 0 ? 1 + random.nextInt(20) : 1;
        long n = (long) Math.pow(10, random.nextInt(13));
        boolean counted = metric.grain() == Grain.ALL_OR_NOTHING && random.nextInt(4) > 0;
        for (int s = 0; s < seeds; s++) {
            double jitter = seeds > 1 && kind < 8 ? random.nextInt(2) * 0.3 : 0;
            replicates.add(
                    new Replicate(
                            Model.of("model"),
                            OptionalLong.of(s),
                            kind < 8 ? Math.min(1, score + jitter) : score,
                            counted ? OptionalLong.of(n) : OptionalLong.empty(),
                            random.nextInt(4) == 0
                                    ? OptionalDouble.of(0.01)
                                    : OptionalDouble.empty()));
        }
        return replicates;
    }

    private static Metric metric(SplittableRandom random) {
        return switch (random.nextInt(6)) {
            case 0 -> Metric.accuracy("acc", 0);
            case 1 -> Metric.accuracy("acc", 0.25);
            case 2 -> Metric.graded("loss", Direction.LOWER_IS_BETTER);
            case 3 -> Metric.graded("f1", Direction.HIGHER_IS_BETTER);
            case 4 ->
                    new Metric(
                            "error",
                            Direction.LOWER_IS_BETTER,
                            OptionalDouble.of(0.75),
                            OptionalDouble.of(0),
                            Grain.ALL_OR_NOTHING);
            default ->
                    new Metric(
                            "exact",
                            Direction.HIGHER_IS_BETTER,
                            OptionalDouble.empty(),
                            OptionalDouble.empty(),
                            Grain.ALL_OR_NOTHING);
        };
    }
}
