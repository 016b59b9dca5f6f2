package io.saltus.plugins.forecast;

import io.saltus.api.curve.Curve;
import io.saltus.api.curve.Curves;
import io.saltus.api.curve.Subject;
import io.saltus.statistics.forecast.LogitProcess;
import io.saltus.statistics.forecast.LogitProcess.Setting;
import io.saltus.statistics.forecast.MixingWeights;
import io.saltus.statistics.forecast.Scores;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the curves of a study teach about one of them: how much curves like it bend and scatter, and
 * the skills of its models.
 */
final class Study {

    /** Curves that the settings' equal shares are worth. */
    private static final double EQUAL_SHARES = 5;

    private final Map<Boolean, double[]> settings = new HashMap<>();
    private final Map<String, ModelSkills> skills = new HashMap<>();

    private Study(Curves study) {
        Map<Boolean, List<double[]>> evidence = new HashMap<>();
        Map<String, List<MeasuredScores>> together = new HashMap<>();
        for (Curve curve : study.all()) {
            MeasuredScores.of(curve)
                    .ifPresent(
                            scores -> {
                                evidence.computeIfAbsent(
                                                scores.isPooled(), pooled -> new ArrayList<>())
                                        .add(process(scores).logEvidence());
                                together.computeIfAbsent(group(curve), of -> new ArrayList<>())
                                        .add(scores);
                            });
        }
        evidence.forEach(
                (pooled, logs) ->
                        settings.put(
                                pooled,
                                MixingWeights.of(logs, settings(pooled).size(), EQUAL_SHARES)));
        together.forEach(
                (group, curves) ->
                        ModelSkills.of(curves).ifPresent(found -> skills.put(group, found)));
    }

    /** Returns what no curves teach. */
    static Study ofNothing() {
        return new Study(Curves.of());
    }

    /** Returns what a study teaches; of the same curves it is found once. */
    static Study of(Curves study) {
        return StudyMemory.ofAll().study(study, () -> new Study(study));
    }

    private static String group(Curve curve) {
        Subject subject = curve.subject();
        return subject.axis().id() + " " + subject.family();
    }

    private static List<Setting> settings(boolean pooled) {
        return pooled ? Setting.FAMILIES : Setting.ONE_FAMILY;
    }

    /** The process through a curve along its own axis. */
    static LogitProcess process(MeasuredScores scores) {
        return process(
                Scores.of(
                        scores.positions(), scores.shares(), scores.examples(), scores.families()),
                scores.isPooled());
    }

    static LogitProcess process(Scores scores, boolean pooled) {
        return LogitProcess.of(scores, settings(pooled));
    }

    /** The weights of the settings of a process of a curve of one family, or of all. */
    double[] weights(boolean pooled) {
        double[] known = settings.get(pooled);
        if (known != null) {
            return known;
        }
        return MixingWeights.of(List.of(), settings(pooled).size(), EQUAL_SHARES);
    }

    /**
     * The part of the noise of examples that shows between models, which answer the same ones: that
     * of the settings, by their weights.
     */
    double noise(boolean pooled) {
        double[] weights = weights(pooled);
        double noise = 0;
        for (int s = 0; s < weights.length; s++) {
            noise += weights[s] * settings(pooled).get(s).noise();
        }
        return noise;
    }

    /** The skills of the models of a curve, where enough tasks share them. */
    Optional<ModelSkills> skills(Curve curve) {
        return Optional.ofNullable(skills.get(group(curve)));
    }
}
