package io.saltus.statistics.posterior;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The probability of a leap against a million draws from the prior: reference-posterior/brute.py,
 * NumPy 2.4.6, which shares the model with the Java code and nothing else.
 */
class BruteForceTest {

    /** With fewer effective draws left of the million, it is no reference. */
    private static final double LEAST_DRAWS = 500;

    @Test
    void isWithinAHundredthOfAMillionDraws() throws IOException {
        Map<String, double[]> expected = new HashMap<>();
        for (String row : rows("expected.csv")) {
            String[] fields = row.split(",");
            expected.put(
                    fields[0],
                    new double[] {Double.parseDouble(fields[1]), Double.parseDouble(fields[2])});
        }
        int told = 0;
        for (String row : rows("curves.csv")) {
            String[] fields = row.split(";");
            double[] answer = expected.get(fields[0]);
            if (answer != null && answer[1] >= LEAST_DRAWS) {
                Evidence evidence = Evidence.answers(numbers(fields[2]), numbers(fields[3]));
                Belief chance = Belief.known(Double.parseDouble(fields[4]));
                double p = CurvePosterior.of(numbers(fields[1]), evidence, chance).probability();
                // few of a million draws are left where much was measured: their own error
                double error = Math.sqrt(answer[0] * (1 - answer[0]) / answer[1]);
                assertEquals(answer[0], p, .01 + 3 * error, fields[0]);
                told++;
            }
        }
        assertTrue(told > 150);
    }

    private static double[] numbers(String list) {
        return Arrays.stream(list.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    private static List<String> rows(String name) throws IOException {
        try (InputStream in =
                BruteForceTest.class.getResourceAsStream("/reference-posterior/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}
