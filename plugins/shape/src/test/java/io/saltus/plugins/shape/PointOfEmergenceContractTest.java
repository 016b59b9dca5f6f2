package io.saltus.plugins.shape;

import io.saltus.api.spi.Criterion;
import io.saltus.testkit.CriterionContract;

class PointOfEmergenceContractTest implements CriterionContract {

    @Override
    public Criterion extension() {
        return new PointOfEmergence();
    }
}
