package io.saltus.statistics.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormulaTest {

    private static final double[] POSITIONS = {20, 20, 20.5, 21.2, 23, 24};
    private static final int CURVES = 37;

    @ParameterizedTest
    @EnumSource
    void manyCurvesAtOnceAreWhatEachIs(Family family) {
        Random random = new Random(5);
        double[][] u = new double[family.dimensions()][CURVES];
        for (double[] row : u) {
            for (int j = 0; j < CURVES; j++) {
                row[j] = random.nextDouble();
            }
        }
        CurveLibrary library = CurveLibrary.of(POSITIONS, .25, false, false, Definition.STANDARD);
        Abilities abilities = library.abilities();
        abilities.take(family, u, CURVES);
        abilities.look();
        abilities.terms();
        for (int j = 0; j < CURVES; j++) {
            for (int i = 0; i < POSITIONS.length; i++) {
                double p = abilities.get(j).share(POSITIONS[i], .25);
                assertEquals(p, abilities.share()[i][j], 1e-9, family + " " + abilities.get(j));
                assertEquals(StrictMath.log(p), abilities.first()[i][j], 1e-7);
                assertEquals(StrictMath.log(1 - p), abilities.second()[i][j], 1e-7);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LOGISTIC_SHARP", "GOMPERTZ_SLOW", "RAMP_SLOW", "POWER", "DIP"})
    void aPeakIsWhereItWasSoughtFrom(Family family) {
        double[] x = {20, 20.5, 21, 21.5, 22, 22.5, 23, 23.5};
        double[] u = {.6, .45, .5, .52};
        CurveLibrary library = CurveLibrary.of(x, .25, false, false, Definition.STANDARD);
        Ability truth = library.ability(family, u);
        double[] right = new double[x.length];
        double[] examples = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            examples[i] = 5000;
            right[i] = 5000 * truth.share(x[i], .25);
        }
        Evidence evidence = Evidence.answers(right, examples);
        CurveTarget target = (CurveTarget) evidence.target(x, .25, Definition.STANDARD);
        double[] away = new double[family.dimensions()];
        Peak near = Peak.near(away, family, target, Double.NEGATIVE_INFINITY);
        double[] y = new double[family.dimensions()];
        for (int k = 0; k < y.length; k++) {
            y[k] = StrictMath.log(u[k] / (1 - u[k]));
        }
        Peak at = Peak.near(y, family, target, Double.NEGATIVE_INFINITY);
        assertEquals(at.logMean(), near.logMean(), 1.5, family.name());
        assertTrue(at.logMean() < 0);
    }
}
