package io.saltus.plugins.evaluators.nemo;

import io.saltus.api.data.Location;
import io.saltus.api.data.Observation;
import io.saltus.api.data.Outcomes;
import io.saltus.sources.examples.ScoreMoments;
import io.saltus.sources.examples.ScoresByExample;
import io.saltus.sources.records.RecordLines;
import io.saltus.sources.results.SentResults;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/** The rewards of problems, each the mean over its repeats. */
final class Rewards {

    static final String FILE = "results.jsonl";

    private static final String REWARD = "reward";

    private final ScoresByExample<String> kept = new ScoresByExample<>(2_000_000);

    private Rewards() {}

    /** Whether the one bundle that names the model is beside a file of rewards. */
    static boolean hasBundle(Location rewards) throws IOException {
        Optional<Path> folder = rewards.path().map(Path::toAbsolutePath).map(Path::getParent);
        return folder.isPresent() && bundles(folder.get()) == 1;
    }

    private static int bundles(Path folder) throws IOException {
        int bundles = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "eval-*.json")) {
            for (Path file : files) {
                bundles += Files.isRegularFile(file) ? 1 : 0;
            }
        }
        return bundles;
    }

    /** Returns those beside a bundle, if it is the only one there. */
    static Optional<Rewards> beside(Location bundle, SentResults scores) throws IOException {
        Optional<Path> file =
                bundle.path()
                        .map(Path::toAbsolutePath)
                        .map(path -> path.resolveSibling(FILE))
                        .filter(Files::isRegularFile);
        if (file.isEmpty() || !hasBundle(Location.of(file.get()))) {
            return Optional.empty();
        }
        Rewards rewards = new Rewards();
        long[] bad = {0};
        RecordLines.read(
                Location.of(file.get()),
                NemoEvaluator.JSON,
                (line, record) -> {
                    double reward = record.at(REWARD).number().orElse(Double.NaN);
                    if (Double.isFinite(reward)) {
                        rewards.kept.add(
                                REWARD, record.at("problem_idx").scalar().orElse(""), reward);
                    } else {
                        bad[0]++;
                    }
                },
                (line, why) -> bad[0]++);
        if (bad[0] > 0) {
            scores.warn("%s has %d lines without a reward".formatted(FILE, bad[0]));
        }
        return rewards.kept.outcomes(REWARD).isPresent() ? Optional.of(rewards) : Optional.empty();
    }

    boolean isMean(double score, double tolerance) {
        return kept.outcomes(REWARD)
                .filter(outcomes -> ScoreMoments.isMean(score, outcomes, tolerance))
                .isPresent();
    }

    Observation completed(Observation plain, boolean withOutcomes) {
        Outcomes outcomes = kept.outcomes(REWARD).orElseThrow();
        ScoreMoments moments = ScoreMoments.of(outcomes);
        Observation counted = plain.withExamples(moments.count());
        OptionalDouble error = moments.standardError();
        counted = error.isPresent() ? counted.withStandardError(error.getAsDouble()) : counted;
        return withOutcomes ? counted.withOutcomes(outcomes) : counted;
    }
}
