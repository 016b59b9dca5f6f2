package io.saltus.plugins.shape;

import io.saltus.api.spi.Criterion;
import io.saltus.testkit.CriterionContract;

class BrokenScalingLawContractTest implements CriterionContract {

    @Override
    public Criterion extension() {
        return new BrokenScalingLaw();
    }
}
