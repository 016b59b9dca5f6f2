package io.saltus.engine;

import io.saltus.api.curve.Subject;
import io.saltus.api.report.Finding;
import io.saltus.api.verdict.Overlay;
import io.saltus.api.verdict.Verdict;
import io.saltus.engine.forecasting.Fan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Findings with what is forecast drawn beyond the points: on the first finding on each curve. */
final class FannedFindings {

    private FannedFindings() {}

    static List<Finding> of(List<Finding> findings, List<Fan> fans) {
        Map<Subject, List<Overlay>> byCurve = new HashMap<>();
        for (Fan fan : fans) {
            byCurve.computeIfAbsent(fan.curve().subject(), subject -> new ArrayList<>())
                    .addAll(fan.overlays());
        }
        List<Finding> fanned = new ArrayList<>();
        for (Finding finding : findings) {
            Verdict verdict = finding.verdict();
            List<Overlay> overlays = byCurve.remove(finding.curve().subject());
            for (Overlay overlay : overlays == null ? List.<Overlay>of() : overlays) {
                verdict = verdict.with(overlay);
            }
            fanned.add(new Finding(finding.curve(), finding.criterion(), verdict));
        }
        return fanned;
    }
}
