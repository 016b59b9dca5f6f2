import io.saltus.api.data.Axis;
import io.saltus.api.report.Report;
import io.saltus.engine.Saltus;
import io.saltus.engine.Study;
import io.saltus.engine.dataset.Condition;
import io.saltus.plugins.emergence.Emergence;
import java.nio.file.Path;

/** Saltus in a program: verdicts on a file, one a line. */
public class Embedded {
    public static void main(String[] arguments) {
        Report report =
                Saltus.analyze(
                                Study.of(Path.of(arguments[0]))
                                        .along(Axis.COMPUTE)
                                        .where(new Condition("shots > 1"))
                                        .by(new Emergence()))
                        .report();
        report.findings()
                .forEach(
                        finding ->
                                System.out.println(
                                        finding.curve().subject() + ": " + finding.verdict().reason()));
    }
}
