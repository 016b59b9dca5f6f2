package io.saltus.statistics.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Skills that are known because the scores were made from them. */
class SharedSkillTest {

    private static final int MODELS = 24;
    private static final int FAMILIES = 4;
    private static final double[] OF_FAMILY = {-.4, -.1, .1, .4};

    private final double[] positions = new double[MODELS];
    private final int[] families = new int[MODELS];
    private final double[] skills = new double[MODELS];
    private final SharedSkill found = find();

    private SharedSkill find() {
        Random random = new Random(1);
        int[] all = new int[MODELS];
        double[] examples = new double[MODELS];
        Arrays.fill(examples, 1000);
        for (int m = 0; m < MODELS; m++) {
            all[m] = m;
            families[m] = m % FAMILIES;
            positions[m] = 20 + m / 6.0;
            skills[m] = positions[m] + OF_FAMILY[families[m]] + .1 * random.nextGaussian();
        }
        List<SharedSkill.Task> tasks = new ArrayList<>();
        for (int t = 0; t < 20; t++) {
            double steepness = .7 + random.nextDouble();
            double middle = 21 + 2 * random.nextDouble();
            double[] shares = new double[MODELS];
            for (int m = 0; m < MODELS; m++) {
                double noise = .02 * random.nextGaussian();
                double z = 1 / (1 + Math.exp(-steepness * (skills[m] - middle)));
                shares[m] = Math.max(0, Math.min(1, .25 + .75 * z + noise));
            }
            tasks.add(SharedSkill.Task.of(all, shares, examples, .25));
        }
        return SharedSkill.of(positions, families, tasks);
    }

    /** Root of the mean square of what a guess of the skills is off by, its mean aside. */
    private static double off(double[] guess, double[] truth) {
        double mean = 0;
        for (int m = 0; m < MODELS; m++) {
            mean += (guess[m] - truth[m]) / MODELS;
        }
        double square = 0;
        for (int m = 0; m < MODELS; m++) {
            square += Math.pow(guess[m] - truth[m] - mean, 2) / MODELS;
        }
        return Math.sqrt(square);
    }

    @Test
    void skillsAreNearerTheTruthThanPositions() {
        double[] guess = new double[MODELS];
        Arrays.setAll(guess, found::skill);
        double skilled = off(guess, skills);
        double placed = off(positions, skills);
        assertTrue(skilled < .5 * placed, skilled + " of " + placed);
    }

    @Test
    void aFamilyThatMakesMoreOfADecadeIsExpectedToGoOn() {
        double worst = found.expected(24, 0).position();
        double best = found.expected(24, 3).position();
        assertEquals(.8, best - worst, .35);
    }

    @Test
    void aNewFamilyIsExpectedInTheMiddleAndLessSurely() {
        Place known = found.expected(24, 1);
        Place stranger = found.expected(24, Place.NEW_FAMILY);
        assertTrue(stranger.deviation() > known.deviation());
        assertTrue(
                stranger.position() > found.expected(24, 0).position()
                        && stranger.position() < found.expected(24, 3).position());
    }
}
