package io.saltus.plugins.evaluators.nemo;

import io.saltus.api.data.Location;
import io.saltus.api.spi.Source;
import io.saltus.testkit.SourceContract;
import java.nio.file.Path;
import java.util.List;

class NemoEvaluatorContractTest implements SourceContract {

    @Override
    public Source extension() {
        return new NemoEvaluator();
    }

    @Override
    public List<Location> samples() {
        return List.of(
                Location.of(Path.of("src/test/samples/nemo-evaluator/old/results.yml")),
                Location.of(
                        Path.of(
                                "src/test/samples/nemo-evaluator/new/shell_quiz/eval-shell_quiz.json")));
    }
}
