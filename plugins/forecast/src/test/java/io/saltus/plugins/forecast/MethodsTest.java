package io.saltus.plugins.forecast;

import io.saltus.api.spi.Forecaster;
import io.saltus.testkit.ForecasterContract;
import org.junit.jupiter.api.Nested;

/** Every method keeps the promises of forecasters. */
class MethodsTest {

    @Nested
    class OfBlend implements ForecasterContract {
        @Override
        public Forecaster extension() {
            return new Blend();
        }
    }

    @Nested
    class OfThePosterior implements ForecasterContract {
        @Override
        public Forecaster extension() {
            return new PosteriorOfCurves();
        }
    }

    @Nested
    class OfTheGaussianProcess implements ForecasterContract {
        @Override
        public Forecaster extension() {
            return new GaussianProcess();
        }
    }

    @Nested
    class OfSharedSkills implements ForecasterContract {
        @Override
        public Forecaster extension() {
            return new SharedSkills();
        }
    }

    @Nested
    class OfTheLogitLine implements ForecasterContract {
        @Override
        public Forecaster extension() {
            return new LogitLine();
        }
    }

    @Nested
    class OfTheErrorPowerLaw implements ForecasterContract {
        @Override
        public Forecaster extension() {
            return new ErrorPowerLaw();
        }
    }

    @Nested
    class OfTwoSteps implements ForecasterContract {
        @Override
        public Forecaster extension() {
            return new TwoStep();
        }
    }

    @Nested
    class OfTheMixture implements ForecasterContract {
        @Override
        public Forecaster extension() {
            return new HindcastMixture();
        }
    }
}
