package io.saltus.statistics.forecast;

import io.saltus.statistics.Arguments;
import io.saltus.statistics.linear.Cholesky;
import java.util.Arrays;
import java.util.List;

/**
 * The skill of models that several tasks share, in decades of the axis.
 *
 * <p>The score of model m on task t, a logit z between chance and 1, is a_t + b_t s_m + c_t s_m^2
 * and error, where the skill s_m is x_m + a + u_f + v_m: the position of the model, what its family
 * makes of a decade (u_f of standard deviation .3), and what is its own. This is the model of
 * observational scaling laws (Ruan, Maddison and Hashimoto 2024, one factor; Sloth's families, Polo
 * et al. 2024), with the axis as its prior, so that a skill stays a place on the axis.
 *
 * <p>Found by {@value #ROUNDS} rounds of tasks given skills (ridge regression: b_t about 1 with
 * variance 2, c_t about 0 with variance .1), skills given tasks (errors beyond 1.5 standard
 * deviations count less, after Huber 1964), and families given skills.
 */
public final class SharedSkill {

    private static final int ROUNDS = 15;
    private static final double NEAR_ENDS = .05;
    private static final double SCATTER = .25; // of a logit, between tasks
    private static final double FAMILIES = .3; // decades
    private static final double OWN = .3; // decades, at first
    private static final double LEAST_OWN = .05;
    private static final double HUBER = 1.5;
    private static final double[] TASK_PRECISION = {1e-3, .5, 10};
    private static final double[] TASK_MEAN = {0, 1, 0};
    private static final double LEVEL_PRECISION = .01;
    private static final double SLOPE_PRECISION = 1e4; // the slope is 1, by the unit of a skill

    /**
     * What was measured on a task.
     *
     * @param models numbers of the models
     * @param logits of their scores, between chance and perfect
     * @param variances of the logits
     */
    public record Task(int[] models, double[] logits, double[] variances) {

        /**
         * Returns a task whose scores are shares right.
         *
         * <p>With q = (y - c) / (1 - c) held to [0, 1], the logit is ln((q + .05) / (1 - q + .05)),
         * so that chance and perfection are finite; its variance that of the share, by the delta
         * method, plus .25^2.
         *
         * @param shares in [0, 1]
         * @param examples at least 1
         * @param chance in [0, 1)
         */
        public static Task of(int[] models, double[] shares, double[] examples, double chance) {
            double[] logits = new double[models.length];
            double[] variances = new double[models.length];
            for (int i = 0; i < logits.length; i++) {
                double n = examples[i];
                double q = Math.max(0, Math.min(1, (shares[i] - chance) / (1 - chance)));
                double r = (shares[i] * n + .5) / (n + 1);
                double steepness = (1 / (q + NEAR_ENDS) + 1 / (1 - q + NEAR_ENDS)) / (1 - chance);
                logits[i] = StrictMath.log((q + NEAR_ENDS) / (1 - q + NEAR_ENDS));
                variances[i] = r * (1 - r) / n * steepness * steepness + SCATTER * SCATTER;
            }
            return new Task(models, logits, variances);
        }
    }

    private final double middle;
    private final double[] x;
    private final int[] families;
    private final int count; // of families
    private final List<Task> tasks;
    private final double[] skills;
    private final double[] expected;
    private final double[] precision;
    private final double[] weighted;
    private double own = OWN;
    private double[] coefficients = {};
    private double[][] uncertainty = {};

    private SharedSkill(double[] positions, int[] families, List<Task> tasks) {
        this.families = families.clone();
        this.tasks = List.copyOf(tasks);
        count = Arrays.stream(families).max().orElse(-1) + 1;
        middle = Arrays.stream(positions).average().orElse(0);
        x = Arrays.stream(positions).map(position -> position - middle).toArray();
        skills = x.clone();
        expected = x.clone();
        precision = new double[x.length];
        weighted = new double[x.length];
        for (int round = 0; round < ROUNDS; round++) {
            skills();
            families();
        }
    }

    /**
     * Returns the skills of models.
     *
     * @param positions of the models, finite
     * @param families number of each model's family, from 0
     * @param tasks at least one
     */
    public static SharedSkill of(double[] positions, int[] families, List<Task> tasks) {
        Arguments.values(positions, 1);
        if (families.length != positions.length || tasks.isEmpty()) {
            throw new IllegalArgumentException(
                    "skills need as many families as models and a task, got %d, %d and %d tasks"
                            .formatted(families.length, positions.length, tasks.size()));
        }
        return new SharedSkill(positions, families, tasks);
    }

    /** Skills given what families make expect of them and what tasks show. */
    private void skills() {
        for (int m = 0; m < x.length; m++) {
            precision[m] = 1 / (own * own);
            weighted[m] = expected[m] / (own * own);
        }
        for (Task task : tasks) {
            look(task);
        }
        for (int m = 0; m < x.length; m++) {
            skills[m] = weighted[m] / precision[m];
        }
    }

    private void look(Task task) {
        double[] law = law(task);
        for (int i = 0; i < task.models().length; i++) {
            int m = task.models()[i];
            double s = skills[m];
            double steepness = Math.max(0, law[1] + 2 * law[2] * s);
            double error = task.logits()[i] - law[0] - law[1] * s - law[2] * s * s;
            double deviation = Math.sqrt(task.variances()[i]);
            double counts =
                    Math.min(1, HUBER * deviation / Math.max(1e-9, Math.abs(error)))
                            / task.variances()[i];
            weighted[m] += counts * steepness * (error + steepness * s);
            precision[m] += counts * steepness * steepness;
        }
    }

    private double[] law(Task task) {
        double[][] normal = new double[3][3];
        double[] right = new double[3];
        for (int k = 0; k < 3; k++) {
            normal[k][k] = TASK_PRECISION[k];
            right[k] = TASK_PRECISION[k] * TASK_MEAN[k];
        }
        for (int i = 0; i < task.models().length; i++) {
            double s = skills[task.models()[i]];
            double[] row = {1, s, s * s};
            add(row, task.logits()[i], 1 / task.variances()[i], normal, right);
        }
        Cholesky.of(normal).solve(right);
        return right;
    }

    /** What families make expect of the skills, given the skills. */
    private void families() {
        double[][] normal = new double[2 + count][2 + count];
        double[] right = new double[2 + count];
        normal[0][0] = LEVEL_PRECISION;
        normal[1][1] = SLOPE_PRECISION;
        for (int f = 0; f < count; f++) {
            normal[2 + f][2 + f] = 1 / (FAMILIES * FAMILIES);
        }
        for (int m = 0; m < x.length; m++) {
            add(row(x[m], families[m]), skills[m] - x[m], 1 / (own * own), normal, right);
        }
        Cholesky root = Cholesky.of(normal);
        root.solve(right);
        coefficients = right;
        double squares = 0;
        for (int m = 0; m < x.length; m++) {
            expected[m] = x[m] + product(row(x[m], families[m]), coefficients);
            double off = skills[m] - expected[m];
            squares += off * off + 1 / precision[m];
        }
        uncertainty = root.inverse();
        own = Math.max(LEAST_OWN, Math.sqrt(squares / x.length));
    }

    private double[] row(double at, int family) {
        double[] row = new double[2 + count];
        row[0] = 1;
        row[1] = at;
        if (family >= 0) {
            row[2 + family] = 1;
        }
        return row;
    }

    private static void add(
            double[] row, double y, double weight, double[][] normal, double[] right) {
        for (int i = 0; i < row.length; i++) {
            if (row[i] != 0) {
                right[i] += weight * row[i] * y;
                for (int j = 0; j <= i; j++) {
                    normal[i][j] += weight * row[i] * row[j];
                }
            }
        }
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    /** Returns the skill of a measured model, as a position. */
    public double skill(int model) {
        return middle + skills[model];
    }

    /**
     * Returns where the skill of a model to come is expected, from its position and family alone.
     *
     * @param position finite
     * @param family its number, or {@link Place#NEW_FAMILY}
     */
    public Place expected(double position, int family) {
        double[] row = row(position - middle, family);
        double variance = own * own + (family < 0 ? FAMILIES * FAMILIES : 0);
        for (int i = 0; i < row.length; i++) {
            variance += row[i] * product(uncertainty[i], row);
        }
        return new Place(position + product(row, coefficients), Math.sqrt(variance), family);
    }
}
