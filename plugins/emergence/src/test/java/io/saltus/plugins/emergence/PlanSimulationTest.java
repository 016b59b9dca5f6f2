package io.saltus.plugins.emergence;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanSimulationTest {

    /** More than these few with {@code -Dsaltus.plan.studies=400}; the figures then are printed. */
    private static final int STUDIES = Integer.getInteger("saltus.plan.studies", 60);

    @Test
    void thePlanFindsTheOnsetAndLosesLessThanNothing() {
        PlanSimulation simulation = new PlanSimulation(Long.getLong("saltus.plan.seed", 1));
        Map<PlanSimulation.Rule, PlanSimulation.Result> results = simulation.run(STUDIES);
        if (STUDIES > 60) {
            System.out.println(simulation.words(results));
        }
        PlanSimulation.Result plan = of(results, PlanSimulation.Rule.PLAN);
        PlanSimulation.Result nothing = of(results, PlanSimulation.Rule.NOTHING);
        assertTrue(plan.onsetError() < nothing.onsetError(), () -> simulation.words(results));
        assertTrue(plan.logLoss() < nothing.logLoss(), () -> simulation.words(results));
    }

    private static PlanSimulation.Result of(
            Map<PlanSimulation.Rule, PlanSimulation.Result> results, PlanSimulation.Rule rule) {
        PlanSimulation.Result result = results.get(rule);
        if (result == null) {
            throw new IllegalStateException("no result of " + rule);
        }
        return result;
    }
}
