package io.saltus.statistics.exact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference numbers: R 4.2.2, src/test/r/reference.R. */
class ExactTest {

    /** {@code binom.test(k, n, p, "greater")$p.value}. */
    @ParameterizedTest
    @CsvSource({
        "0, 50, .02, 1",
        "5, 50, .02, 0.00320974202607939",
        "60, 200, .265, 0.149010081505107",
        "200, 200, .265, 4.4583564454483e-116",
        "40, 2000, .02, 0.52166573861216"
    })
    void agreesWithRInTheUpperTail(double k, double n, double p, double expected) {
        assertEquals(expected, BinomialTest.greater(k, n, p), 1e-12 * expected);
    }

    /** {@code binom.test(k, n, p, "less")$p.value}. */
    @Test
    void agreesWithRInTheLowerTail() {
        assertEquals(.0480272193707336, BinomialTest.less(5, 50, .2), 1e-14);
        assertEquals(.1215766545905693, BinomialTest.less(0, 20, .1), 1e-14);
        assertEquals(1, BinomialTest.less(20, 20, .1));
    }

    @Test
    void knowsTheEdgesOfTheBinomial() {
        assertEquals(1, BinomialTest.greater(3, 3, 1));
        assertEquals(0, BinomialTest.greater(1, 3, 0));
        assertEquals(1, BinomialTest.greater(0, 3, 0));
        assertEquals(0, BinomialTest.greater(4, 3, .5));
        assertEquals(1, BinomialTest.greater(0, 0, .5));
    }

    /** {@code qbinom(level, n, p, lower.tail = FALSE) + 1}. */
    @Test
    void agreesWithRInTheCriticalCount() {
        assertEquals(4, BinomialTest.criticalCount(50, .02, .05));
        assertEquals(64, BinomialTest.criticalCount(200, .265, .05));
        assertEquals(7, BinomialTest.criticalCount(8, .5, .05));
        assertEquals(5, BinomialTest.criticalCount(4, .5, .05), "none of 4 rejects");
    }

    /** {@code binom.test(gained, gained + lost, alternative = "greater")$p.value}. */
    @Test
    void agreesWithRInMcNemar() {
        assertEquals(.0064697265625, McNemarTest.greater(12, 2), 1e-15);
        assertEquals(.99908447265625, McNemarTest.greater(2, 12), 1e-14);
        assertEquals(1, McNemarTest.greater(0, 0));
    }

    /** {@code fisher.test(..., alternative = "greater")$p.value}. */
    @Test
    void agreesWithRInFisher() {
        assertEquals(6.32471112989837e-3, FisherTest.greater(56, 70, 48, 80), 1e-15);
        assertEquals(2.42857142857143e-1, FisherTest.greater(3, 4, 1, 4), 1e-14);
        assertEquals(1, FisherTest.greater(0, 9, 5, 9));
        assertEquals(2.05676676264912e-5, FisherTest.greater(9, 9, 0, 9), 1e-18);
        assertEquals(1, FisherTest.greater(9, 9, 9, 9));
    }

    /** {@code integrate} of the tail over the normal, to nine digits. */
    @Test
    void agreesWithRInATestAgainstAnUncertainProportion() {
        assertEquals(.33799048714217750, UncertainBinomialTest.greater(60, 200, -1, .3), 1e-9);
        assertEquals(.08826741870986086, UncertainBinomialTest.greater(5, 50, -3, .05), 1e-9);
        assertEquals(.00284217820884249, UncertainBinomialTest.greater(190, 200, 0, 1), 1e-9);
        assertEquals(.48173966079664821, UncertainBinomialTest.greater(12, 40, -1, 2), 1e-9);
        assertEquals(1, UncertainBinomialTest.greater(0, 40, -1, 2));
    }

    @Test
    void refusesWhatIsNoCount() {
        assertThrows(IllegalArgumentException.class, () -> BinomialTest.greater(1, -1, .5));
        assertThrows(IllegalArgumentException.class, () -> BinomialTest.greater(1, 2, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> McNemarTest.greater(-1, 2));
        assertThrows(IllegalArgumentException.class, () -> FisherTest.greater(5, 4, 0, 4));
        assertThrows(IllegalArgumentException.class, () -> FisherTest.greater(0, 4, 5, 4));
        assertThrows(IllegalArgumentException.class, () -> FisherTest.greater(0, 0, 0, 4));
        assertThrows(IllegalArgumentException.class, () -> FisherTest.greater(0, 2e9, 0, 2e9));
        assertThrows(
                IllegalArgumentException.class, () -> UncertainBinomialTest.greater(2, 1, 0, 1));
        assertThrows(
                IllegalArgumentException.class, () -> UncertainBinomialTest.greater(1, 2, 0, -1));
    }
}
